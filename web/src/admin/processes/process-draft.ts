import type { PhaseId } from '../../../../shared/platform/ids.ts';
import type { Localized } from '../../../../shared/platform/locale.ts';
import type { Phase, Process } from '../../../../shared/spaces/process.ts';
import { instantToLocal, localToInstant } from '../../../../shared/spaces/zoned.ts';
import { writtenIn } from '../forms/texts.ts';

/** A phase as its controls hold it: wall-clock times in the time zone of the organization. */
export interface PhaseDraft {
  /** Absent: a new phase. */
  readonly id?: PhaseId;
  /** Tells new phases apart while they have no id. */
  readonly key: string;
  readonly title: Localized;
  readonly description: Localized;
  readonly startsAt: string;
  /** Empty: without end. */
  readonly endsAt: string;
}

/** A process as its form holds it. */
export interface ProcessDraft extends Pick<Process, 'slug' | 'title' | 'question' | 'summary' | 'description'> {
  readonly decision: Localized;
  readonly image: string | null;
  readonly imageAlt: Localized;
  readonly phases: readonly PhaseDraft[];
}

export const EMPTY_PROCESS: ProcessDraft = {
  slug: '',
  title: {},
  question: {},
  summary: {},
  description: {},
  decision: {},
  image: null,
  imageAlt: {},
  phases: [],
};

function phaseDraft({ id, title, description, startsAt, endsAt }: Phase, timeZone: string): PhaseDraft {
  return {
    id,
    key: id,
    title,
    description,
    startsAt: instantToLocal(startsAt, timeZone),
    endsAt: endsAt === null ? '' : instantToLocal(endsAt, timeZone),
  };
}

/** What the form shows of a stored process. */
export function draftOf(process: Process, timeZone: string): ProcessDraft {
  const { slug, title, question, summary, description, decision, image, imageAlt } = process;
  const phases = process.phases.map((phase) => phaseDraft(phase, timeZone));
  return { slug, title, question, summary, description, decision, image, imageAlt, phases };
}

// A time that names no moment is sent as it is: the API says beside the field what is wrong with it.
const sent = (local: string, timeZone: string) => localToInstant(local, timeZone) ?? local;

/** Phases in the order of their start; those without one stay behind. */
export const inOrder = (draft: ProcessDraft): ProcessDraft => ({
  ...draft,
  phases: [...draft.phases].sort((one, other) => (one.startsAt || '9').localeCompare(other.startsAt || '9')),
});

/** Body of the request that stores a draft. */
export function bodyOf({ phases, ...draft }: ProcessDraft, timeZone: string) {
  return {
    slug: draft.slug,
    title: writtenIn(draft.title),
    question: writtenIn(draft.question),
    summary: writtenIn(draft.summary),
    description: writtenIn(draft.description),
    decision: writtenIn(draft.decision),
    image: draft.image,
    imageAlt: writtenIn(draft.imageAlt),
    phases: phases.map(({ id, title, description, startsAt, endsAt }) => ({
      ...(id ? { id } : {}),
      title: writtenIn(title),
      description: writtenIn(description),
      startsAt: sent(startsAt, timeZone),
      endsAt: endsAt === '' ? null : sent(endsAt, timeZone),
    })),
  };
}

/** A further phase that begins where the last one ends. */
export function nextPhase(phases: readonly PhaseDraft[], key: string): PhaseDraft {
  return { key, title: {}, description: {}, startsAt: phases.at(-1)?.endsAt ?? '', endsAt: '' };
}
