import type { ProcessId } from '../../../../shared/platform/ids.ts';
import type { Localized } from '../../../../shared/platform/locale.ts';
import type { TemplateName } from '../../../../shared/spaces/process-template.ts';
import { newKey } from '../../platform/api-client.ts';
import { isProcessId } from '../ids.ts';

/** Steps of the guide by the name that their address bears. */
export const STEPS = ['organization', 'template', 'question', 'preview', 'publication'] as const;
export type Step = (typeof STEPS)[number];

/** What the form of the question holds. Days are `YYYY-MM-DD` on the wall clock of the organization. */
export interface QuestionDraft {
  readonly title: Localized;
  readonly question: Localized;
  readonly description: Localized;
  readonly decision: Localized;
  readonly firstDay: string;
  /** Of each phase; the next begins the day after. Empty: without end. */
  readonly lastDays: readonly string[];
}

/** Where somebody is in the guide: kept in the browser, so that a closed tab loses nothing. */
export interface GuideState {
  readonly step: Step | null;
  readonly template: TemplateName;
  /** Idempotency-Key of the consultation that is being made. */
  readonly key: string;
  readonly draft: QuestionDraft | null;
  /** Set once it exists. */
  readonly processId: ProcessId | null;
}

const STORED = 'parvis.admin.guide';
const TEMPLATES: readonly TemplateName[] = ['consultation', 'participatory-budget', 'climate-convention'];

/** A guide that nobody has begun. */
export const freshGuide = (): GuideState => ({
  step: null,
  template: 'consultation',
  key: newKey(),
  draft: null,
  processId: null,
});

const entriesOf = (value: unknown): ReadonlyMap<string, unknown> =>
  new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');
const textsIn = (value: unknown): Localized =>
  Object.fromEntries([...entriesOf(value)].map(([locale, text]) => [locale, textIn(text)]));

function draftIn(value: unknown): QuestionDraft | null {
  const entries = entriesOf(value);
  const lastDays = entries.get('lastDays');
  if (entries.size === 0 || !Array.isArray(lastDays)) return null;
  return {
    title: textsIn(entries.get('title')),
    question: textsIn(entries.get('question')),
    description: textsIn(entries.get('description')),
    decision: textsIn(entries.get('decision')),
    firstDay: textIn(entries.get('firstDay')),
    lastDays: lastDays.map(textIn),
  };
}

/** The guide as a text that was stored holds it; what makes no sense in it is left out. */
export function guideIn(text: string | null): GuideState {
  let value: unknown = null;
  try {
    value = JSON.parse(text ?? 'null');
  } catch {
    // A text that somebody has cut: begin anew.
  }
  const entries = entriesOf(value);
  const fresh = freshGuide();
  const processId = textIn(entries.get('processId'));
  return {
    step: STEPS.find((step) => step === entries.get('step')) ?? null,
    template: TEMPLATES.find((name) => name === entries.get('template')) ?? fresh.template,
    key: textIn(entries.get('key')) || fresh.key,
    draft: draftIn(entries.get('draft')),
    processId: isProcessId(processId) ? processId : null,
  };
}

function stored(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
function store(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // A browser that keeps nothing: the guide then lasts as long as the page.
  }
}

export const loadGuide = (): GuideState => guideIn(stored(STORED));
export const keepGuide = (guide: GuideState): void => store(STORED, JSON.stringify(guide));
/** Forgets the guide: what it made stays. */
export const dropGuide = (): void => store(STORED, null);
