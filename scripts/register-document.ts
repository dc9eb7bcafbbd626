import type { RegisterLine, Until } from '../functions/platform/register.ts';

const UNTIL: Readonly<Record<Until, string>> = {
  expires: 'its timer',
  account: 'the account is deleted, or it is taken away before',
  consultation: 'as long as the consultation',
  platform: 'as long as the platform',
};

const untilOf = ({ until, entity }: RegisterLine) =>
  until === 'expires' ? `\`${entity.expires}\`, after which the table drops it` : UNTIL[until];

const rowsOf = ({ removed = {}, stays = {} }: RegisterLine) => [
  ...Object.entries(removed).map(([name, why]) => `| \`${name}\` | ${why} | removed |`),
  ...Object.entries(stays).map(([name, why]) => `| \`${name}\` | ${why} | stays |`),
];

function sectionOf(line: RegisterLine): string[] {
  const { entity, keeps, others = [], download } = line;
  const rows = rowsOf(line);
  const other = others.map((name) => `\`${name}\``).join(', ');
  return [
    `### ${entity.name}`,
    `${keeps}. Kept until: ${untilOf(line)}.${download === undefined ? '' : ` In the download: \`${download}.csv\`.`}`,
    '',
    ...(rows.length === 0 ? [] : ['| Of a person | Why | When the account is deleted |', '|---|---|---|', ...rows, '']),
    ...(other === '' ? [] : [`${rows.length === 0 ? 'Tells of nobody' : 'The rest tells of nobody'}: ${other}.`, '']),
  ];
}

const isPersonal = ({ removed = {}, stays = {} }: RegisterLine) =>
  Object.keys(removed).length + Object.keys(stays).length > 0;
const byName = (one: RegisterLine, other: RegisterLine) => (one.entity.name < other.entity.name ? -1 : 1);

/** docs/data-register.md: what the table keeps, attribute by attribute. */
export const registerDocument = (lines: readonly RegisterLine[]): string =>
  [
    '# The data register',
    '',
    'Everything that the table keeps: what for, how long, and what becomes of it when an account is deleted. Made by',
    '`npm run docs` from the entities and their lines (`functions/*/kept.ts`); do not edit. A test fails for an entity or an',
    'attribute without a line, and another one searches the whole table after a deletion and finds nothing but what is said',
    'here to stay. What is kept elsewhere (files, logs, backups, the device of a reader) is in [privacy](privacy.md).',
    '',
    '“Stays” is no name: an id that nobody can look up any more, a keyed hash, or what somebody has published.',
    '',
    '## What tells of people',
    '',
    ...lines.filter(isPersonal).toSorted(byName).flatMap(sectionOf),
    '## What tells of nobody',
    '',
    ...lines
      .filter((line) => !isPersonal(line))
      .toSorted(byName)
      .flatMap(sectionOf),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
