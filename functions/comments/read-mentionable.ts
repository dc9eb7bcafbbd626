import { comments } from '../../shared/comments/contract.ts';
import type { ParticipantId, ResourceId } from '../../shared/platform/ids.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import { profilesOf } from '../platform/profiles.ts';
import { countAgainst, type Limit } from '../platform/rate-limit.ts';
import type { Services } from '../platform/services.ts';
import { shortMemory } from '../platform/short-memory.ts';
import { type CommentSlots, resourceOf } from './slots.ts';
import { warmThreads } from './warm-threads.ts';
import { takingPart } from './written-text.ts';

/** A search is made while one types: more than a few long comments need, and too few to write down who takes part. */
const SEARCHES: Limit = { name: 'mentionable', requests: 300, seconds: 3600, problem: 'request.too-many' };
/** People offered at once. */
const OFFERED = 8;
/** Of a very long discussion those who wrote last can be found by name; who stands in the thread always can. */
const KNOWN = 500;
/** Names are read once in so many milliseconds, not with each letter typed. */
const NAMES_MS = 30_000;

type Reads = Pick<Services, 'db' | 'files' | 'now'>;

const recentNames = shortMemory(NAMES_MS, async (services: Reads, resourceId: ResourceId) => {
  const people = takingPart(await warmThreads(services, resourceId), { authorId: null });
  return profilesOf(services, people.slice(0, KNOWN));
});

/** As people search: without case and accents. */
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
const hasWord = (name: string, start: string) =>
  folded(name).startsWith(start) ||
  folded(name)
    .split(/[\s'’-]+/)
    .some((word) => word.startsWith(start));

/** Names of those who take part in a thread, for a mention; nobody else can be found here. */
export const readMentionable = (slots: CommentSlots) =>
  handle(comments.readMentionable, async ({ params: { resourceId }, query: { q, thread }, actor }, services) => {
    const { participantId } = personOf(actor);
    const { authorId } = await resourceOf(slots, services, resourceId);
    await countAgainst(services, SEARCHES, participantId);
    const known = await recentNames.get(services, resourceId);
    const people = takingPart(await warmThreads(services, resourceId), { authorId }, thread);
    const near = people.slice(0, 100).filter((id) => !known.has(id));
    const names = new Map<ParticipantId, string>([...known, ...(await profilesOf(services, near))]);
    const start = folded(q);
    const found = people.flatMap((id) => {
      const name = names.get(id);
      return name !== undefined && id !== participantId && hasWord(name, start) ? [{ id, name }] : [];
    });
    return { people: found.slice(0, OFFERED) };
  });
