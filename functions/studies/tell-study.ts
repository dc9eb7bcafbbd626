import { BudgetPhaseSettings } from '../../shared/budgets/settings.ts';
import { formatDay } from '../../shared/platform/format.ts';
import type { ComponentId, ProjectId, ProposalId } from '../../shared/platform/ids.ts';
import { type Localized, localize } from '../../shared/platform/locale.ts';
import type { Organization } from '../../shared/spaces/organization.ts';
import { lightText } from '../platform/light-text.ts';
import type { MailValues } from '../platform/mail/templates.ts';
import type { OwnMail, Reader, StudyStep, Telling, TellingOf } from '../platform/notices.ts';
import type { Services } from '../platform/services.ts';
import { componentById, organization, processById } from '../spaces/directory.ts';
import type { StudyItem } from './change-studies.ts';
import { Studies } from './entities.ts';
import type { ProposalLink, ProposalLinks } from './slots.ts';

/** What telling needs of other features: the worker hands it over. */
export interface TellSlots {
  readonly links: ProposalLinks;
  /** A project that can be read by everybody. */
  readonly project: (
    services: Services,
    budgetId: ComponentId,
    projectId: ProjectId,
  ) => Promise<{ readonly number: number; readonly proposalIds: readonly ProposalId[] } | undefined>;
}

/** A step of the study of a proposal. */
interface StudyNews {
  readonly study: ProposalId;
  readonly step: StudyStep;
}

/** What is told, before it is in somebody's language. */
interface Told {
  readonly kind: MailValues<'study-news'>['kind'];
  /** The same step is told once. */
  readonly key: string;
  readonly reasons: Localized;
  readonly into?: string;
  readonly number?: number;
  /** When the vote on the project begins. */
  readonly votingFrom?: string | null;
}

/** What a job tells; `undefined` where that is so no longer. */
async function toldOf(
  services: Services,
  { links, project }: TellSlots,
  { step, study: proposalId }: StudyNews,
  study: StudyItem | undefined,
): Promise<Told | undefined> {
  if (step.kind === 'project') {
    const found = await project(services, step.budgetId, step.projectId);
    if (!found?.proposalIds.includes(proposalId)) return undefined;
    const votingFrom = await votingOf(services, step.budgetId);
    return { kind: 'project', key: `project/${step.projectId}`, reasons: {}, number: found.number, votingFrom };
  }
  if (step.kind === 'status') {
    const { published } = study ?? {};
    if (!published || published.since !== step.since || published.status === 'not-begun') return undefined;
    return { kind: published.status, key: `status/${step.since}`, reasons: published.reasons };
  }
  if (step.kind === 'unmerged')
    return study?.merged === null ? { kind: 'unmerged', key: `unmerged/${step.at}`, reasons: {} } : undefined;
  if (study?.merged?.at !== step.at) return undefined;
  const { into, reason } = study.merged;
  const other = (await links(services, [into])).get(into);
  if (other === undefined) return undefined;
  return { kind: 'merged', key: `merged/${step.at}`, reasons: reason, into: other.title };
}

/** When people can vote in a component of budgets; `null` where no phase says so, or it is over. */
async function votingOf(services: Services, budgetId: ComponentId): Promise<string | null> {
  const component = await componentById(services, budgetId);
  const process = component && (await processById(services, component.processId));
  const now = services.now();
  const phases = (process?.phases ?? []).filter(
    ({ id, endsAt }) => BudgetPhaseSettings.parse(component?.phaseSettings[id] ?? {}).voting && (endsAt ?? now) >= now,
  );
  return phases.map(({ startsAt }) => startsAt).sort()[0] ?? null;
}

/** Where a proposal can be read, without the language; nothing while its component or process is hidden. */
async function placeOf(services: Services, componentId: ComponentId, proposalId: ProposalId) {
  const component = await componentById(services, componentId);
  const process = component && (await processById(services, component.processId));
  if (!component?.isPublished || !process?.isPublished) return undefined;
  return { path: `/processes/${process.slug}/f/${componentId}/proposals/${proposalId}/`, processId: process.id };
}

interface Message {
  readonly told: Told;
  readonly proposal: ProposalLink;
  readonly path: string;
  readonly organization: Pick<Organization, 'defaultLocale' | 'timeZone'>;
}

function mailTo({ told, proposal, path, organization }: Message, { id, locale }: Reader): OwnMail {
  const { defaultLocale, timeZone } = organization;
  const { kind, into, number, votingFrom } = told;
  const reasons = { format: 'markdown', text: localize(told.reasons, locale, defaultLocale).text } as const;
  const values: MailValues<'study-news'> = {
    kind,
    title: proposal.title,
    path,
    isAuthor: id === proposal.authorId ? 'yes' : '',
    reasons: lightText(reasons),
    into: into ?? '',
    number: number === undefined ? '' : String(number),
    votingFrom: votingFrom ? formatDay(votingFrom, locale, timeZone) : '',
    resourceId: proposal.proposalId,
    participantId: id,
  };
  return { template: 'study-news', values };
}

/** A step of a study that is still so, for the author of the proposal and its followers. */
export const studyTelling =
  (slots: TellSlots): TellingOf<StudyNews> =>
  async (services, { at, ...news }) => {
    const { study: proposalId } = news;
    const proposal = (await slots.links(services, [proposalId])).get(proposalId);
    if (proposal === undefined) return undefined;
    const { componentId, authorId, title } = proposal;
    const study = await services.db.get(Studies, { componentId, proposalId });
    const [told, place, ours] = await Promise.all([
      toldOf(services, slots, news, study),
      placeOf(services, componentId, proposalId),
      organization(services),
    ]);
    if (told === undefined || place === undefined) return undefined;
    const { path, processId } = place;
    return {
      source: ['study', proposalId, told.key],
      at: at ?? study?.updatedAt ?? services.now(),
      path,
      processId,
      actorId: null,
      values: { title },
      audiences: [
        { event: 'own.studied', people: authorId === null ? [] : [authorId] },
        { event: 'study.step', followersOf: proposalId },
      ],
      mailOf: (_, reader) => mailTo({ told, proposal, path, organization: ours }, reader),
    } satisfies Telling;
  };
