import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { features } from '../../functions/features.ts';
import { openApi } from '../../functions/platform-api/open-api.ts';
import { tableDocument } from '../../scripts/table-document.ts';
import { allRoutes } from '../../shared/contracts.ts';

const read = (path: string) => readFile(join(import.meta.dirname, '../..', path), 'utf8');

describe('documents made from the code', () => {
  it('describe the API as it is (else run npm run docs)', async () => {
    const { version } = JSON.parse(await read('package.json'));
    expect(JSON.parse(await read('docs/openapi.json'))).toEqual(
      JSON.parse(JSON.stringify(openApi(allRoutes, version))),
    );
  });

  it('describe the table as it is (else run npm run docs)', async () => {
    expect(await read('docs/table.md')).toBe(tableDocument(features.flatMap(({ entities }) => entities)));
  });
});
