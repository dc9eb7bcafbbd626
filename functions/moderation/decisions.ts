/** How decisions are put together, told and ended. */
import type { Detection, ModerationSettings, Statement } from '../../shared/moderation/decision.ts';
import { appealEnd } from '../../shared/moderation/rules.ts';
import { formatDay } from '../../shared/platform/format.ts';
import type { DecisionId, ParticipantId } from '../../shared/platform/ids.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import type { Write } from '../platform/db/write.ts';
import { Participants } from '../platform/entities.ts';
import { outboxMail } from '../platform/mail/outbox.ts';
import type { Services } from '../platform/services.ts';
import { organization } from '../spaces/directory.ts';
import type { Decisions } from './entities.ts';
import type { CaseItem } from './look.ts';
import type { Target } from './slots.ts';

export type DecisionItem = ItemOf<typeof Decisions>;

/** Who decides, and how the thing came to them. */
export interface Decider {
  readonly id: DecisionId;
  /** `null`: a program, or a command. */
  readonly decidedBy: ParticipantId | null;
  readonly isAutomated: boolean;
  readonly wasAutomated: boolean;
}

const detectionOf = ({ openReports, signals }: Pick<CaseItem, 'openReports' | 'signals'>): Detection =>
  openReports > 0 ? 'reports' : signals.length > 0 ? 'signals' : 'own-initiative';

/** A decision that nobody has appealed against yet. */
const STANDING = {
  standing: 'in-force',
  appeal: null,
  reversedAt: null,
  reversalWords: '',
  judgedBy: null,
  refusedJudges: [],
} as const;

/** Nothing was found to be wrong: nobody is told, and the time that it took counts. */
const NO_STATEMENT = { basis: 'charter', rule: '', facts: '', words: '' } as const;

/** A decision about a text. @param statement `null`: it stays as it is */
export function decisionAbout(
  pointed: CaseItem,
  target: Target,
  statement: Statement | null,
  decider: Decider,
  { settings, now }: { readonly settings: ModerationSettings; readonly now: Instant },
): DecisionItem {
  const { subjectId, resourceId, commentId, attachmentId, kind, processId, openReports, since, reasons } = pointed;
  return {
    ...decider,
    ...STANDING,
    request: decider.id,
    ...(statement ?? { ...NO_STATEMENT, reason: reasons[0] ?? 'spam' }),
    measure: statement === null ? 'none' : 'hide',
    subjectId,
    resourceId,
    commentId,
    attachmentId,
    kind,
    processId,
    detection: detectionOf(pointed),
    reports: openReports,
    since,
    publishedAt: target.createdAt,
    locale: target.locale,
    authorId: target.authorId,
    decidedAt: now,
    endsAt: null,
    appealUntil: appealEnd(now, settings.appealMonths),
  };
}

/** A decision about an account. */
export const decisionAboutAccount = (
  { id: participantId, createdAt }: Pick<ItemOf<typeof Participants>, 'id' | 'createdAt'>,
  statement: Statement,
  decider: Decider,
  {
    settings,
    now,
    until,
  }: { readonly settings: ModerationSettings; readonly now: Instant; readonly until: string | null },
): DecisionItem => ({
  ...decider,
  ...STANDING,
  request: decider.id,
  ...statement,
  measure: 'block',
  subjectId: participantId,
  resourceId: null,
  commentId: null,
  attachmentId: null,
  kind: 'account',
  processId: null,
  detection: 'own-initiative',
  reports: 0,
  since: now,
  publishedAt: createdAt,
  locale: null,
  authorId: participantId,
  decidedAt: now,
  endsAt: until,
  appealUntil: appealEnd(now, settings.appealMonths),
});

type Event = 'statement' | 'reversal' | 'judgement';

/**
 * The mail that tells the one concerned: part of the transaction that decides. Imported authors and closed accounts have
 * no address and get none, and nobody is told that nothing was done.
 */
export async function mailsAbout(
  services: Services,
  decision: DecisionItem,
  event: Event,
  title: string,
): Promise<Write[]> {
  const { authorId, measure, id, decidedAt } = decision;
  if (authorId === null || measure === 'none') return [];
  const [person, { timeZone }] = await Promise.all([
    services.db.get(Participants, { id: authorId }),
    organization(services),
  ]);
  if (person === undefined || person.deletedAt !== null) return [];
  const { locale } = person;
  const day = (instant: Instant) => formatDay(instant, locale, timeZone);
  const { kind, reason, basis, rule, facts, words, isAutomated, reports, appeal, reversalWords } = decision;
  return [
    outboxMail(services, {
      source: ['moderation', event, id, decidedAt],
      template: 'moderation',
      to: { participantId: authorId },
      locale,
      values: {
        event,
        kind,
        title,
        reason,
        basis,
        rule,
        facts,
        words,
        reports: isAutomated ? String(reports) : '',
        until: decision.endsAt === null ? '' : day(decision.endsAt),
        appealUntil: day(decision.appealUntil),
        outcome: appeal?.outcome ?? '',
        answer: event === 'judgement' ? (appeal?.reasons ?? '') : reversalWords,
      },
    }),
  ];
}
