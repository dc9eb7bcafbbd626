import type { Localized } from '../../../../shared/platform/locale.ts';
import type { Instant } from '../../../../shared/platform/time.ts';
import { proposePhases } from '../../../../shared/spaces/phase-dates.ts';
import type { Phase, Process } from '../../../../shared/spaces/process.ts';
import type { TemplateSummary } from '../../../../shared/spaces/process-template.ts';
import { instantToLocal, isMidnight, lastMomentBefore, localToInstant } from '../../../../shared/spaces/zoned.ts';
import type { Result } from '../../platform/problem.ts';
import { refused } from '../forms/problems.ts';
import { writtenIn } from '../forms/texts.ts';
import type { QuestionDraft } from './guide-state.ts';

type Span = Pick<Phase, 'startsAt' | 'endsAt'>;

const dayOf = (instant: Instant, timeZone: string) => instantToLocal(instant, timeZone).slice(0, 10);
const lastDayOf = ({ endsAt }: Span, timeZone: string) =>
  endsAt === null ? '' : dayOf(lastMomentBefore(endsAt), timeZone);
const midnight = (day: string, timeZone: string) => localToInstant(`${day}T00:00`, timeZone);

/** The day after, by the calendar. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

const daysOf = (spans: readonly Span[], timeZone: string): Pick<QuestionDraft, 'firstDay' | 'lastDays'> => ({
  firstDay: spans[0] === undefined ? '' : dayOf(spans[0].startsAt, timeZone),
  lastDays: spans.map((span) => lastDayOf(span, timeZone)),
});

/** Days ahead of today on which a consultation begins unless told otherwise: time to tell people. */
const START_IN_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Passages in square brackets that wait to be filled in; links of Markdown are none. */
export const placeholdersIn = (text: string): string[] =>
  [...text.matchAll(/\[([^\][]+)\](?!\()/g)].map(([, words = '']) => words);

/** Whether a text is nothing but a place to fill in. */
const isBlank = (text: string) => /^\[[^\]]*\]$/.test(text);

interface Site {
  /** Languages of its texts. */
  readonly languages: readonly string[];
  /** The one of them in which somebody is going to write. */
  readonly language: string;
  readonly timeZone: string;
  readonly now: Instant;
}

/**
 * A template's words to begin with. What has gaps is proposed in the language in which somebody will fill them: gaps in
 * the others would be published unseen.
 */
const proposed = (texts: Localized, { languages, language }: Site): Localized =>
  Object.fromEntries(
    Object.entries(texts).filter(
      ([locale, text]) =>
        languages.includes(locale) && !isBlank(text) && (locale === language || placeholdersIn(text).length === 0),
    ),
  );

/** What the form begins with: the template's words, and days from next week on. */
export function draftFrom(template: TemplateSummary, site: Site): QuestionDraft {
  const { timeZone, now } = site;
  const question = proposed(template.question, site);
  const from = new Date(Date.parse(now) + START_IN_DAYS * DAY_MS).toISOString();
  const spans = proposePhases(
    template.phases.map(({ days }) => days),
    from,
    timeZone,
  );
  return {
    // A title that any consultation could bear is no title.
    title: Object.keys(question).length === 0 ? {} : proposed(template.title, site),
    question,
    description: proposed(template.description, site),
    decision: proposed(template.decision, site),
    ...daysOf(spans, timeZone),
  };
}

/** What the form shows of a consultation that exists already. */
export const draftOfProcess = (process: Process, timeZone: string): QuestionDraft => ({
  title: process.title,
  question: process.question,
  description: process.description,
  decision: process.decision,
  ...daysOf(process.phases, timeZone),
});

/** Whether days alone say when the phases are: each begins at midnight, when the one before ends. */
export const isInDays = (phases: readonly Span[], timeZone: string): boolean =>
  phases.every(({ startsAt, endsAt }, index) => {
    const next = phases[index + 1];
    const isWhole = isMidnight(startsAt, timeZone) && (endsAt === null || isMidnight(endsAt, timeZone));
    return isWhole && (next === undefined || next.startsAt === endsAt);
  });

/** First day of a phase: the draft's own for the first, else the day after the last of the one before. */
export function firstDayOf({ firstDay, lastDays }: QuestionDraft, index: number): string {
  const before = lastDays[index - 1];
  if (index === 0) return firstDay;
  return before ? dayAfter(before) : '';
}

/** Moments of the phases, or which day is missing or comes too early. */
export function spansOf(draft: QuestionDraft, timeZone: string): Result<Span[]> {
  const spans: Span[] = [];
  for (const [index, lastDay] of draft.lastDays.entries()) {
    const firstDay = firstDayOf(draft, index);
    const startsAt = firstDay === '' ? null : midnight(firstDay, timeZone);
    if (startsAt === null) return refused(`/phases/${index}/startsAt`, 'guide.day-missing');
    const isLast = index === draft.lastDays.length - 1;
    if (lastDay === '' && !isLast) return refused(`/phases/${index}/endsAt`, 'guide.day-missing');
    if (lastDay !== '' && lastDay < firstDay) return refused(`/phases/${index}/endsAt`, 'guide.day-order');
    spans.push({ startsAt, endsAt: lastDay === '' ? null : midnight(dayAfter(lastDay), timeZone) });
  }
  return { ok: true, data: spans };
}

/** Texts of the draft as they are sent. */
export const textsOf = ({ title, question, description, decision }: QuestionDraft) => ({
  title: writtenIn(title),
  question: writtenIn(question),
  description: writtenIn(description),
  decision: writtenIn(decision),
});

/** A text without the languages in which it still has gaps. */
export const withoutGaps = (texts: Localized): Localized =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => placeholdersIn(text).length === 0));
