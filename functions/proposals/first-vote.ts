/** The mail that somebody's first vote in a component is recorded. */
import type { ComponentId, ParticipantId } from '../../shared/platform/ids.ts';
import { localize } from '../../shared/platform/locale.ts';
import type { Actor } from '../../shared/platform/policy.ts';
import { VoterKey } from '../../shared/platform/voting.ts';
import type { ProposalSettings } from '../../shared/proposals/settings.ts';
import { activePhase } from '../../shared/spaces/rules.ts';
import { put, type Write } from '../platform/db/write.ts';
import { Participants } from '../platform/entities.ts';
import { outboxMail } from '../platform/mail/outbox.ts';
import type { Services } from '../platform/services.ts';
import { hmac } from '../platform/signing.ts';
import { organization } from '../spaces/directory.ts';
import { VoteConfirmations } from './entities.ts';
import { componentPathOf, type Space } from './space.ts';

/** Voters whose first vote this function knows of, dropped at so many. */
const MOST = 50_000;
const confirmed = new WeakMap<Services['db'], Set<string>>();
function knownTo(db: Services['db']): Set<string> {
  const known = confirmed.get(db) ?? new Set<string>();
  if (known.size >= MOST) known.clear();
  confirmed.set(db, known);
  return known;
}

/** Names nobody: an HMAC with the secret of votes, and none of the keys of ballots. */
async function confirmationOf({ secrets }: Services, componentId: ComponentId, participantId: ParticipantId) {
  const personKey = VoterKey.parse(hmac(await secrets.get('vote'), 'vote-confirmation', componentId, participantId));
  return { componentId, personKey };
}

/**
 * The mail with the note that it was written, for the transaction of the vote: both or neither, so that somebody gets it
 * once for a component, ever. None where the component sends none, for guests and for people at the desk; a later vote
 * writes nothing, and reads one key in a function that has not read it yet.
 */
export async function withFirstVote(
  services: Services,
  { space, settings, actor }: { readonly space: Space; readonly settings: ProposalSettings; readonly actor: Actor },
): Promise<readonly Write[]> {
  if (!settings.confirmsVotes || actor.kind !== 'participant') return [];
  if (actor.isGuest === true || actor.assistance !== undefined) return [];
  const known = knownTo(services.db);
  const confirmation = await confirmationOf(services, space.component.id, actor.participantId);
  if (known.has(confirmation.personKey)) return [];
  if ((await services.db.get(VoteConfirmations, confirmation)) !== undefined) {
    known.add(confirmation.personKey);
    return [];
  }
  const note = put(VoteConfirmations, confirmation, { when: 'absent', otherwise: 'unchanged' });
  return [note, ...(await mailTo(services, actor.participantId, space))];
}

/** None for an account without an address. */
async function mailTo(services: Services, participantId: ParticipantId, space: Space): Promise<Write[]> {
  const [participant, { defaultLocale }] = await Promise.all([
    services.db.get(Participants, { id: participantId }),
    organization(services),
  ]);
  if (participant === undefined || participant.email === '') return [];
  const { locale } = participant;
  const { process } = space;
  const at = services.now();
  const until = activePhase(process.phases, at)?.endsAt;
  return [
    outboxMail(services, {
      template: 'vote-recorded',
      to: { participantId },
      locale,
      values: {
        process: localize(process.title, locale, defaultLocale).text,
        path: componentPathOf(space),
        at,
        ...(until ? { until } : {}),
      },
    }),
  ];
}
