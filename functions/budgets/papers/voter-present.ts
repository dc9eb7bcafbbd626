import type { PaperVoter } from '../../../shared/budgets/papers/answers.ts';
import type { ParticipantId } from '../../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { personOfDocument } from '../../../shared/verifications/document.ts';
import { Problem } from '../../platform/problem.ts';
import { countAgainst, type Limit } from '../../platform/rate-limit.ts';
import type { Services } from '../../platform/services.ts';
import { enforceVerified } from '../../platform/verified.ts';
import type { Voter } from '../../platform/voting/voters.ts';
import { taxonomies, worldOf } from '../../spaces/directory.ts';
import type { BudgetSpace } from '../space.ts';
import { budgetVoters } from '../voter.ts';
import type { Found, PaperSlots } from './slots.ts';

/** Of one agent: four a minute, which no desk reaches, and too few to try a list of addresses. */
const AT_DESK: Limit = { name: 'paper-voters', requests: 240, seconds: 3600, problem: 'request.too-many' };

/** Who stands at the desk, and how the request came. */
export interface Present {
  readonly identified: PaperVoter;
  readonly locale: InterfaceLocale;
  readonly agentId: ParticipantId;
  readonly sourceIp: string;
}

type ByDocument = Extract<PaperVoter, { readonly method: 'desk' }>;

/** What the agent has read from a document. @throws Problem `taxonomy.not-found` for a territory that is none */
async function seen(services: Services, { document, territoryId }: ByDocument): Promise<Found> {
  if (territoryId !== null) {
    const all = await taxonomies(services);
    if (!all.some(({ id, kind }) => id === territoryId && kind === 'territory'))
      throw new Problem('taxonomy.not-found');
  }
  return { person: personOfDocument(document), bornOn: document.bornOn, territoryId };
}

async function participantOf(
  slots: PaperSlots,
  services: Services,
  { identified, locale, sourceIp }: Present,
): Promise<ParticipantId> {
  if (identified.method === 'account') {
    const account = await slots.accountWith(services, identified.email);
    if (account === undefined) throw new Problem('participant.not-found');
    return account.id;
  }
  if (identified.method === 'census') {
    const found = await slots.proveByCensus(services, identified.given, sourceIp);
    return slots.participantFor(services, 'census', found, locale);
  }
  await slots.requireMethod(services, 'desk');
  return slots.participantFor(services, 'desk', await seen(services, identified), locale);
}

/**
 * Who somebody at the desk is in the vote, once they have shown what it asks for. An account is not asked of anybody: paper
 * is for those without one.
 *
 * @throws Problem `verification.*`, `participant.not-found`, `request.too-many`, `budget.voting-closed`
 */
export async function voterPresent(
  slots: PaperSlots,
  services: Services,
  { component }: BudgetSpace,
  present: Present,
): Promise<Voter & { readonly authorizations: Awaited<ReturnType<typeof enforceVerified>> }> {
  await countAgainst(services, AT_DESK, present.agentId);
  const participantId = await participantOf(slots, services, present);
  const authorizations = await enforceVerified(services, component.requirements.vote, participantId, worldOf);
  const voter = await budgetVoters.voterOf(services, component, participantId, authorizations);
  if (voter === undefined) throw new Problem('verification.required');
  return { ...voter, authorizations };
}
