/** Writes the documents that are made from the code, or in part. A test fails when they are stale. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { features } from '../functions/features.ts';
import { openApi } from '../functions/platform-api/open-api.ts';
import { register } from '../functions/register.ts';
import { allRoutes } from '../shared/contracts.ts';
import { capacityDocument } from './capacity-document.ts';
import { registerDocument } from './register-document.ts';
import { tableDocument } from './table-document.ts';

const ROOT = join(import.meta.dirname, '..');
const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
await writeFile(join(ROOT, 'docs/openapi.json'), `${JSON.stringify(openApi(allRoutes, version), null, 1)}\n`);
await writeFile(join(ROOT, 'docs/table.md'), tableDocument(features.flatMap(({ entities }) => entities)));
await writeFile(join(ROOT, 'docs/data-register.md'), registerDocument(register));
const capacity = join(ROOT, 'docs/capacity.md');
await writeFile(capacity, capacityDocument(await readFile(capacity, 'utf8')));
console.log('docs/openapi.json, docs/table.md, docs/data-register.md and the runs of docs/capacity.md are written.');
