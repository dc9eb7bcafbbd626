import { type Localized, localize } from '../../shared/platform/locale.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import type { Figures } from '../../shared/spaces/figures.ts';
import type { Phase, Process } from '../../shared/spaces/process.ts';
import { activePhase, type PhaseStatus, phaseStatus } from '../../shared/spaces/rules.ts';
import type { ComponentView, PhaseView, ProcessCardView } from '../../shared/spaces/views.ts';

export const phaseView = (phase: Phase, { locale, organization, renderedAt }: PageFrame): PhaseView => ({
  id: phase.id,
  title: localize(phase.title, locale, organization.defaultLocale),
  description: localize(phase.description, locale, organization.defaultLocale),
  startsAt: phase.startsAt,
  endsAt: phase.endsAt,
  status: phaseStatus(phase, renderedAt),
});

/**
 * Where a process stands at `now`, and the phase that says so: the one in progress, else the next, else the last.
 * Between two phases it is upcoming; without any phase it is open.
 */
export function processStatus(
  phases: readonly Phase[],
  now: Instant,
): { readonly status: PhaseStatus; readonly phase: Phase | null } {
  if (phases.length === 0) return { status: 'current', phase: null };
  const current = activePhase(phases, now);
  if (current !== null) return { status: 'current', phase: current };
  const next = phases.find(({ startsAt }) => startsAt > now);
  if (next !== undefined) return { status: 'upcoming', phase: next };
  return { status: 'done', phase: phases.at(-1) ?? null };
}

type Action = Pick<ProcessCardView, 'action' | 'actionPath'>;

/** The one main action: proposing before voting before commenting, in the first component that offers it. */
export function mainAction(components: readonly ComponentView[], processPath: string): Action {
  const proposing = components.find(({ canPropose }) => canPropose);
  if (proposing) return { action: 'propose', actionPath: `${proposing.path}propose/` };
  const voting = components.find(({ canVote }) => canVote);
  if (voting) return { action: 'vote', actionPath: voting.path };
  const commenting = components.find(({ canComment }) => canComment);
  if (commenting) return { action: 'comment', actionPath: commenting.path };
  return { action: 'read', actionPath: processPath };
}

interface Counted {
  /** Its published components, in menu order. */
  readonly views: readonly ComponentView[];
  readonly figures: Figures;
}

/** A process as the home page and the list show it. */
export function processCard(
  process: Process,
  { views: components, figures }: Counted,
  frame: PageFrame,
): ProcessCardView {
  const shown = (texts: Localized) => localize(texts, frame.locale, frame.organization.defaultLocale);
  const { status, phase } = processStatus(process.phases, frame.renderedAt);
  const path = `/processes/${process.slug}/`;
  const act = mainAction(components, path);
  // Without phases the switches alone say what is open: where all are off it is an archive.
  const isArchive = process.phases.length === 0 && components.length > 0 && act.action === 'read';
  return {
    id: process.id,
    path,
    title: shown(process.title),
    question: shown(process.question),
    summary: shown(process.summary),
    image: process.image,
    imageAlt: shown(process.imageAlt),
    phase: phase && phaseView(phase, frame),
    status: isArchive ? 'done' : status,
    ...act,
    figures,
  };
}
