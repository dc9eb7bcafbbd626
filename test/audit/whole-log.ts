import { audit } from '../../shared/audit/contract.ts';
import type { SealedEntry } from '../../shared/audit/entry.ts';
import type { TestPlatform } from '../support/platform.ts';

/** The chain as the operator exports it, once everything is sealed. */
export async function wholeLog(platform: TestPlatform): Promise<SealedEntry[]> {
  await platform.settle();
  const all: SealedEntry[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = cursor === '' ? {} : { cursor };
    const answer = await platform.call(`GET /api${audit.exportEntries.path}`, { operator: true, query });
    if (answer.status !== 200) throw new Error(`no export: ${JSON.stringify(answer.body)}`);
    const page = audit.exportEntries.returns.parse(answer.body);
    all.push(...page.items);
    cursor = page.next;
  }
  return all;
}

/** Refusals of an operation that the log names, as who was refused and why. */
export const refusalsIn = async (platform: TestPlatform, operation: string): Promise<readonly string[]> =>
  (await wholeLog(platform))
    .filter(({ entry }) => entry.operation === operation && entry.status >= 400)
    .map(({ entry }) => `${entry.actor} ${entry.outcome}`);
