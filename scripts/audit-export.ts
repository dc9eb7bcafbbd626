/** Takes the audit log of a running platform away, as JSON Lines: docs/audit.md. */
import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { GENESIS, lineOf } from '../shared/audit/chain.ts';
import type { ChainHead, SealedEntry } from '../shared/audit/entry.ts';
import { connect, operatorToken } from './import/platform-client.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    url: { type: 'string', default: `http://localhost:${process.env.PORT ?? 8080}` },
    token: { type: 'string' },
  },
});
const { out, url, token } = values;
if (out === undefined) {
  console.error('Where to? npm run audit:export -- --out FILE [--url URL] [--token TOKEN]');
  process.exit(2);
}

interface Page {
  readonly items: readonly SealedEntry[];
  readonly next: string | null;
}

/** Lines of the chain, a page at a time; `onEnd` hears where it ends. */
async function* lines(onEnd: (head: ChainHead) => void): AsyncGenerator<string> {
  const client = connect(url, await operatorToken(token));
  let head: ChainHead = GENESIS;
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const page: Page = await client.get<Page>(`/audit/export${query}`);
    for (const sealed of page.items) {
      yield `${lineOf(sealed)}\n`;
      head = sealed;
    }
    cursor = page.next;
  }
  onEnd(head);
}

try {
  let head: ChainHead = GENESIS;
  // A file that is there is whole.
  const partial = `${out}.part`;
  await pipeline(
    lines((end) => {
      head = end;
    }),
    createWriteStream(partial),
  );
  await rename(partial, out);
  console.log(`${head.sequence} entries written to ${out}`);
  console.log(`head ${head.sequence}:${head.hash}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
