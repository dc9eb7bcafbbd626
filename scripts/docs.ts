/** Writes the documents that are made from the code: docs/openapi.json and docs/table.md. A test fails when they are stale. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { features } from '../functions/features.ts';
import { openApi } from '../functions/platform-api/open-api.ts';
import { allRoutes } from '../shared/contracts.ts';
import { tableDocument } from './table-document.ts';

const ROOT = join(import.meta.dirname, '..');
const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
await writeFile(join(ROOT, 'docs/openapi.json'), `${JSON.stringify(openApi(allRoutes, version), null, 1)}\n`);
await writeFile(join(ROOT, 'docs/table.md'), tableDocument(features.flatMap(({ entities }) => entities)));
console.log('docs/openapi.json and docs/table.md are written.');
