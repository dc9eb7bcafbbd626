import { BudgetPhaseSettings } from '../../shared/budgets/settings.ts';
import { formatDay } from '../../shared/platform/format.ts';
import type { ComponentId, ParticipantId, ProjectId, ProposalId } from '../../shared/platform/ids.ts';
import { type InterfaceLocale, type Localized, localize } from '../../shared/platform/locale.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { Participants } from '../platform/entities.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { lightText } from '../platform/light-text.ts';
import { outboxMail } from '../platform/mail/outbox.ts';
import type { MailValues } from '../platform/mail/templates.ts';
import type { Services } from '../platform/services.ts';
import type { StudyNewsJob } from '../platform/stream/reactions.ts';
import { componentById, organization, processById } from '../spaces/directory.ts';
import type { StudyItem } from './change-studies.ts';
import { Studies } from './entities.ts';
import { UNDO_SECONDS } from './reactions.ts';
import type { ProposalLink, ProposalLinks } from './slots.ts';

/** What telling needs of other features: the worker hands it over. */
export interface TellSlots {
  readonly links: ProposalLinks;
  /** Followers of a proposal, some at a time. */
  readonly followers: (
    services: Services,
    proposalId: ProposalId,
    cursor: string | undefined,
  ) => Promise<{ readonly ids: readonly ParticipantId[]; readonly next: string | null }>;
  /** A project that can be read by everybody. */
  readonly project: (
    services: Services,
    budgetId: ComponentId,
    projectId: ProjectId,
  ) => Promise<{ readonly number: number; readonly proposalIds: readonly ProposalId[] } | undefined>;
}

const AT_ONCE = 5;

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
  { step, study: proposalId }: StudyNewsJob,
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
async function pathOf(services: Services, componentId: ComponentId, proposalId: ProposalId) {
  const component = await componentById(services, componentId);
  const process = component && (await processById(services, component.processId));
  if (!component?.isPublished || !process?.isPublished) return undefined;
  return `/processes/${process.slug}/f/${componentId}/proposals/${proposalId}/`;
}

interface Message {
  readonly told: Told;
  readonly proposal: ProposalLink;
  readonly path: string;
}
type Person = Pick<ItemOf<typeof Participants>, 'id' | 'locale'>;

async function mailTo(services: Services, { told, proposal, path }: Message, { id, locale }: Person) {
  const { defaultLocale, timeZone } = await organization(services);
  const { kind, key, into, number, votingFrom } = told;
  const text = (texts: Localized, language: InterfaceLocale) =>
    lightText({ format: 'markdown', text: localize(texts, language, defaultLocale).text });
  const values: MailValues<'study-news'> = {
    kind,
    title: proposal.title,
    path,
    isAuthor: id === proposal.authorId ? 'yes' : '',
    reasons: text(told.reasons, locale),
    into: into ?? '',
    number: number === undefined ? '' : String(number),
    votingFrom: votingFrom ? formatDay(votingFrom, locale, timeZone) : '',
    resourceId: proposal.proposalId,
    participantId: id,
  };
  const source = ['study-news', proposal.proposalId, key, id];
  await services.db.write(
    outboxMail(services, { source, template: 'study-news', to: { participantId: id }, locale, values }),
  );
}

/**
 * Tells the author of a proposal and its followers of a step of its study, some of them with each message. A message may
 * come twice, and a worker may die anywhere: the id of each mail follows from what it tells and whom. What was taken
 * back within two minutes is told to nobody.
 */
export async function tellStudy(services: Services, job: StudyNewsJob, slots: TellSlots): Promise<void> {
  const { study: proposalId, cursor, isDue } = job;
  const again = (changes: Partial<StudyNewsJob>, delaySeconds?: number) =>
    services.queues.send('notices', [{ ...job, ...changes }], delaySeconds === undefined ? {} : { delaySeconds });
  if (!isDue) return again({ isDue: true }, UNDO_SECONDS);
  const proposal = (await slots.links(services, [proposalId])).get(proposalId);
  if (proposal === undefined) return;
  const { componentId } = proposal;
  const study = await services.db.get(Studies, { componentId, proposalId });
  const [told, path] = await Promise.all([
    toldOf(services, slots, job, study),
    pathOf(services, componentId, proposalId),
  ]);
  if (told === undefined || path === undefined) return;
  const { ids, next } = await slots.followers(services, proposalId, cursor);
  const author = cursor === undefined && proposal.authorId !== null ? [proposal.authorId] : [];
  const people = await services.db.batchGet(
    Participants,
    [...new Set([...author, ...ids.filter((id) => id !== proposal.authorId)])].map((id) => ({ id })),
  );
  await inParallel(
    people.filter(({ deletedAt }) => deletedAt === null),
    AT_ONCE,
    (person) => mailTo(services, { told, proposal, path }, person),
  );
  if (next !== null) await again({ cursor: next });
}
