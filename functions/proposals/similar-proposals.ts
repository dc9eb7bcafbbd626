import { proposals } from '../../shared/proposals/contract.ts';
import { handle } from '../platform/handle.ts';
import { toCards } from './list/query.ts';
import { warmList } from './list/warm-list.ts';
import { similarIn } from './similar.ts';
import { listDefaultsOf, publishedSpace, settingsOf } from './space.ts';

const MOST = 5;

/** Published proposals that look like a text; none where the component does not show them. At most a second old. */
export const similarProposals = handle(proposals.similar, async ({ params, body }, services) => {
  const { componentId } = params;
  const { title, body: text, except } = body;
  const space = await publishedSpace(services, componentId);
  if (!settingsOf(space).similarShown) return { items: [] };
  const { list, sums } = await warmList(services, componentId);
  const items = similarIn(list, { title, body: text }, { except, most: MOST }).map(({ listed }) => ({
    listed,
    rank: 0,
    publishedMs: listed.publishedMs,
    id: listed.id,
  }));
  return { items: await toCards(services, componentId, items, sums, listDefaultsOf(space, services.now())) };
});
