import * as z from 'zod';
import { ballotsTallyPath } from '../../shared/budgets/paths.ts';
import type { ComponentId } from '../../shared/platform/ids.ts';
import type { Services } from '../platform/services.ts';

const Tally = z.object({ ballots: z.int().nonnegative() });

/** Ballots cast so far, from the public tally of the vote; `null` before there is any. */
export async function ballotsCast(
  { files }: Pick<Services, 'files'>,
  componentId: ComponentId,
): Promise<number | null> {
  const file = await files.site.get(ballotsTallyPath(componentId).slice(1));
  if (file === undefined) return null;
  return Tally.safeParse(JSON.parse(new TextDecoder().decode(file.body))).data?.ballots ?? null;
}
