import type { Entity } from '../functions/platform/db/entity.ts';

const indexesOf = ({ indexes }: Entity) =>
  Object.entries(indexes)
    .map(([name, { pk, sk }], position) => `${name} (gsi${position + 1}): \`${pk}\` / \`${sk}\``)
    .join('<br>');

const rowOf = (entity: Entity) =>
  `| ${entity.name} | \`${entity.key.pk}\` | \`${entity.key.sk}\` | ${indexesOf(entity)} | ${entity.expires ?? ''} | ${Object.keys(entity.schema.shape).join(', ')} |`;

/** docs/table.md: every kind of item of the one table, from the key templates. */
export const tableDocument = (entities: readonly Entity[]): string =>
  [
    '# The table',
    '',
    'One DynamoDB table, `pk`/`sk` and two sparse indexes. Made by `npm run docs` from `functions/*/entities.ts`; do not edit.',
    'Each item also holds `type` (the name below), `v` (version of its shape) and, where it expires, `ttl`.',
    '',
    '| Entity | Partition key | Sort key | Indexes | Expires by | Attributes |',
    '|---|---|---|---|---|---|',
    ...entities.map(rowOf).sort(),
    '',
  ].join('\n');
