/** Figures of all decisions, and the decisions themselves without anything personal, for everybody. */
import { STANDINGS } from '../../shared/moderation/decision.ts';
import { REPORT_REASONS, type ReportReason } from '../../shared/moderation/report.ts';
import { medianOf } from '../../shared/moderation/rules.ts';
import type { GroundFigures, TransparencyPage } from '../../shared/moderation/views.ts';
import { toMilliseconds } from '../../shared/platform/time.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import type { Services } from '../platform/services.ts';
import type { DecisionItem } from './decisions.ts';
import { Decisions } from './entities.ts';

const HOUR_MS = 3600 * 1000;

/** Every decision, the oldest first. */
export async function allDecisions({ db }: Pick<Services, 'db'>): Promise<DecisionItem[]> {
  const parts = await Promise.all(
    STANDINGS.map((standing) => db.all(Decisions, { standing }, { index: 'byStanding' })),
  );
  return parts.flat().sort((one, other) => (one.decidedAt < other.decidedAt ? -1 : 1));
}

function groundOf(reason: ReportReason, decisions: readonly DecisionItem[]): GroundFigures {
  const own = decisions.filter((one) => one.reason === reason);
  const of = (measure: DecisionItem['measure']) => own.filter((one) => one.measure === measure).length;
  return {
    reason,
    hidden: of('hide'),
    blocked: of('block'),
    kept: of('none'),
    reports: own.reduce((sum, { reports }) => sum + reports, 0),
  };
}

type Figures = Omit<TransparencyPage, keyof PageFrame>;

/** The figures of the public page. */
export function figuresOf(decisions: readonly DecisionItem[]): Figures {
  const measured = decisions.filter(({ measure }) => measure !== 'none');
  const appealed = measured.filter(({ appeal }) => appeal !== null);
  const outcomes = (outcome: 'upheld' | 'reversed') =>
    appealed.filter(({ appeal }) => appeal?.outcome === outcome).length;
  // An account is blocked in the moment that it is looked at: only what was pointed at has waited.
  const hours = decisions
    .filter(({ kind }) => kind !== 'account')
    .map(({ since, decidedAt }) => (toMilliseconds(decidedAt) - toMilliseconds(since)) / HOUR_MS);
  return {
    grounds: REPORT_REASONS.map((reason) => groundOf(reason, decisions)),
    decisions: decisions.length,
    automated: measured.filter(({ isAutomated, wasAutomated }) => isAutomated || wasAutomated).length,
    medianHours: medianOf(hours),
    appeals: { all: appealed.length, upheld: outcomes('upheld'), reversed: outcomes('reversed') },
    reversed: measured.filter(({ standing, appeal }) => standing === 'reversed' && appeal === null).length,
  };
}

/** Names of the Commission's database of statements of reasons, https://transparency.dsa.ec.europa.eu/. */
const CATEGORIES: Readonly<Record<ReportReason, string>> = {
  spam: 'STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE',
  offensive: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
  'off-topic': 'STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE',
  illegal: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
  'personal-data': 'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
};
const SOURCES = {
  reports: 'SOURCE_TYPE_OTHER_NOTIFICATION',
  signals: 'SOURCE_VOLUNTARY',
  'own-initiative': 'SOURCE_VOLUNTARY',
} as const;

const COLUMNS = [
  'decision_id',
  'decision_visibility',
  'decision_account',
  'decision_ground',
  'category',
  'reason',
  'content_type',
  'content_language',
  'content_date',
  'application_date',
  'end_date_account_restriction',
  'source_type',
  'reports',
  'automated_detection',
  'automated_decision',
  'appeal',
  'appeal_outcome',
  'end_date_visibility_restriction',
] as const;
type Line = Readonly<Record<(typeof COLUMNS)[number], string>>;

const dayOf = (instant: string | null): string => instant?.slice(0, 10) ?? '';

const automation = ({ isAutomated, wasAutomated }: DecisionItem): string =>
  isAutomated ? 'AUTOMATED_DECISION_FULLY' : `AUTOMATED_DECISION_${wasAutomated ? 'PARTIALLY' : 'NOT_AUTOMATED'}`;

/** A file may be a picture or a document: the database has a type for anything else. */
const contentType = (kind: DecisionItem['kind']): string =>
  `${kind === 'attachment' ? 'CONTENT_TYPE_OTHER' : 'CONTENT_TYPE_TEXT'}:${kind}`;

/** Days and codes only: whoever reads a line learns neither who wrote nor what was written. */
function lineOf(decision: DecisionItem): Line {
  const { id, measure, kind, basis, reason, locale, detection, reports, appeal, endsAt, reversedAt } = decision;
  const isText = measure === 'hide';
  const suspended = endsAt === null ? 'DECISION_ACCOUNT_TERMINATED' : 'DECISION_ACCOUNT_SUSPENDED';
  const isUnlawful = basis === 'law';
  return {
    decision_id: id,
    decision_visibility: isText ? 'DECISION_VISIBILITY_CONTENT_DISABLED' : '',
    decision_account: isText ? '' : suspended,
    decision_ground: isUnlawful ? 'DECISION_GROUND_ILLEGAL_CONTENT' : 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    category: CATEGORIES[reason],
    reason,
    content_type: isText ? contentType(kind) : 'account',
    content_language: locale ?? '',
    content_date: isText ? dayOf(decision.publishedAt) : '',
    application_date: dayOf(decision.decidedAt),
    end_date_account_restriction: isText ? '' : dayOf(reversedAt ?? endsAt),
    source_type: SOURCES[detection],
    reports: String(reports),
    automated_detection: detection === 'signals' || decision.isAutomated || decision.wasAutomated ? 'Yes' : 'No',
    automated_decision: automation(decision),
    appeal: appeal === null ? 'No' : 'Yes',
    appeal_outcome: appeal?.outcome ?? '',
    end_date_visibility_restriction: isText ? dayOf(reversedAt) : '',
  };
}

/** Statements of reasons as CSV, RFC 4180: every cell is a code, a day or a number, so that none needs quotes. */
export function decisionsCsv(decisions: readonly DecisionItem[]): string {
  const lines = decisions.filter(({ measure }) => measure !== 'none').map(lineOf);
  const rows = lines.map((line) => COLUMNS.map((column) => line[column]).join(','));
  return `${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
}
