/** Checks an export of the audit log. Needs the file and nothing else: no platform, no key, no network. docs/audit.md */
import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { type BrokenBy, verify } from '../shared/audit/chain.ts';

const { values } = parseArgs({ options: { file: { type: 'string' }, head: { type: 'string' } } });
const { file, head } = values;
const [, number, hash] = /^(?:(\d+):)?([0-9a-f]{64})$/.exec(head ?? '') ?? [];
if (file === undefined || (head !== undefined && hash === undefined)) {
  console.error('Which file? npm run audit:verify -- --file FILE [--head NUMBER:HASH]');
  process.exit(2);
}

const REASONS: Readonly<Record<BrokenBy, string>> = {
  'not-an-entry': 'is no entry of the log',
  'not-canonical': 'is not written as it was exported',
  'out-of-order': 'does not follow: an entry before it was removed, moved or put in',
  'wrong-previous': 'does not hold the hash of the entry before it',
  altered: 'was altered: its hash is not that of its content',
  'other-end': 'is missing, or the file goes on behind it: the chain does not end at the head that was given',
};

/** Lines that end with a line feed, and with nothing else; any size of file takes the memory of one piece. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of createReadStream(path, 'utf8')) {
    const parts = (rest + piece).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  // A line without its end was cut, or something was written behind the last one.
  if (rest !== '') yield rest;
}

const until = hash === undefined ? undefined : { hash, sequence: number === undefined ? undefined : Number(number) };
try {
  const verdict = await verify(linesOf(file), until);
  if (verdict.holds) {
    console.log(`${verdict.head.sequence} entries, the chain holds`);
    console.log(`head ${verdict.head.sequence}:${verdict.head.hash}`);
    if (until === undefined) console.log('Whether lines are missing at the end can only be told with --head.');
  } else {
    const { line, by, sequence } = verdict.broken;
    console.error(`line ${line}${sequence === undefined ? '' : ` (entry ${sequence})`} ${REASONS[by]}`);
    process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
