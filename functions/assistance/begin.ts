import { assistance, type Identified } from '../../shared/assistance/contract.ts';
import { ASSISTANCE_DAYS, ASSISTANCE_MINUTES } from '../../shared/assistance/rules.ts';
import { assistanceWords } from '../../shared/assistance/words.ts';
import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import { translator } from '../../shared/platform/messages.ts';
import { type Actor, spacesOf } from '../../shared/platform/policy.ts';
import { addSeconds } from '../../shared/platform/time.ts';
import { patch, put, type Write } from '../platform/db/write.ts';
import { Profiles, Sessions } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import { Problem } from '../platform/problem.ts';
import { countAgainst } from '../platform/rate-limit.ts';
import type { Services } from '../platform/services.ts';
import { Assistances } from './entities.ts';
import { BEGINNINGS } from './limits.ts';
import { seenIn } from './seen.ts';
import type { AssistanceSlots } from './slots.ts';

/** What is known of the person. @throws Problem `verification.*`, `taxonomy.not-found` */
async function foundOf(slots: AssistanceSlots, services: Services, identified: Identified, sourceIp: string) {
  if (identified.method === 'census') return slots.proveByCensus(services, identified.given, sourceIp);
  await slots.requireMethod(services, 'desk');
  return seenIn(services, identified);
}

/** The name shown with what the person writes; one that was given before stays where none is given now. */
async function nameOf(
  services: Services,
  id: ParticipantId,
  displayName: string,
  locale: InterfaceLocale,
): Promise<Write[]> {
  const known = await services.db.get(Profiles, { id });
  if (known !== undefined && (displayName === '' || known.displayName === displayName)) return [];
  const name = displayName === '' ? translator(assistanceWords, locale)('assistance.somebody') : displayName;
  const profile = { isImported: false, isDeleted: false, about: '', link: null, joinedAt: null, hidden: null };
  return [put(Profiles, { ...profile, id, displayName: name })];
}

const placesOf = (actor: Actor) => {
  const spaces = spacesOf(actor, 'agent');
  return spaces === 'every' ? ['organization' as const] : [...spaces];
};

/**
 * Begins to enter for somebody who is present and agrees. From then on this session acts as that person, who has no role:
 * for half an hour at most, and no longer than the agent has theirs.
 *
 * @throws Problem `assistance.has-account` for somebody who has an account, `verification.*`
 */
export const begin = (slots: AssistanceSlots) =>
  handle(assistance.begin, async ({ body, actor, sourceIp }, services) => {
    if (actor.kind !== 'participant') throw new Problem('session.required');
    const { participantId: agentId } = personOf(actor);
    const { identified, consent, displayName, locale } = body;
    await countAgainst(services, BEGINNINGS, agentId);
    const found = await foundOf(slots, services, identified, sourceIp);
    const { participantId } = await slots.grantToPresent(services, identified.method, found, locale);
    const beganAt = services.now();
    const endsAt = addSeconds(beganAt, ASSISTANCE_MINUTES * 60);
    const id = services.newId('assistance');
    const expiresAt = addSeconds(beganAt, ASSISTANCE_DAYS * 24 * 3600);
    const about = { participantId, method: identified.method, consent, spaces: placesOf(actor) };
    await services.db.transact(
      put(Assistances, { id, agentId, ...about, beganAt, endsAt, endedAt: null, expiresAt }, { when: 'absent' }),
      patch(
        Sessions,
        { id: actor.sessionId },
        { assistance: { id, participantId, beganAt, endsAt } },
        { otherwise: 'session.invalid' },
      ),
      ...(await nameOf(services, participantId, displayName, locale)),
    );
    return { id, endsAt };
  });
