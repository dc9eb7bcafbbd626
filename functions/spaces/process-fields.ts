import type * as z from 'zod';
import type { FieldProblem } from '../../shared/platform/problem.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { spaces } from '../../shared/spaces/contract.ts';
import type { Phase, Process } from '../../shared/spaces/process.ts';
import { activePhase, phasesFollow } from '../../shared/spaces/rules.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { saidLanguages } from './localized.ts';

type ProcessInput = z.output<typeof spaces.createProcess.body>;
type PhaseInput = ProcessInput['phases'][number];
type Fields = Omit<Process, 'id' | 'isPublished' | 'version' | 'createdAt' | 'updatedAt'>;

/** Where the phases do not follow one another: an end that is not after its start, a start before the end before. */
function misplaced(phases: readonly PhaseInput[]): FieldProblem[] {
  const code = 'process.phases-overlap';
  return phases.flatMap((phase, index) => {
    const next = phases[index + 1];
    if (!phasesFollow([phase])) return [{ pointer: `/phases/${index}/endsAt`, code }];
    if (next === undefined || !phasesFollow([next]) || phasesFollow([phase, next])) return [];
    return [{ pointer: phase.endsAt === null ? `/phases/${index}/endsAt` : `/phases/${index + 1}/startsAt`, code }];
  });
}

function repeatedIds(phases: readonly PhaseInput[]): FieldProblem[] {
  return phases.flatMap(({ id }, index) =>
    id !== undefined && phases.findIndex((other) => other.id === id) < index
      ? [{ pointer: `/phases/${index}/id`, code: 'phase.repeated' }]
      : [],
  );
}

/** @throws Problem 422 `process.phases-overlap`, 422 `request.invalid` for one id on two phases; both with fields. */
function phasesOf(inputs: readonly PhaseInput[], newId: Services['newId']): Phase[] {
  if (!phasesFollow(inputs)) throw new Problem('process.phases-overlap', { fields: misplaced(inputs) });
  const repeated = repeatedIds(inputs);
  if (repeated.length > 0) throw new Problem('request.invalid', { fields: repeated });
  return inputs.map(({ id, title, description, startsAt, endsAt }) => ({
    id: id ?? newId('phase'),
    title: saidLanguages(title),
    description: saidLanguages(description),
    startsAt,
    endsAt,
  }));
}

/**
 * What an administrator has filled in, as it is stored; the active phase follows from the dates.
 *
 * @throws Problem 422 with the fields, for phases that do not follow one another.
 */
export function processFields(input: ProcessInput, now: Instant, newId: Services['newId']): Fields {
  const phases = phasesOf(input.phases, newId);
  return {
    slug: input.slug,
    title: saidLanguages(input.title),
    question: saidLanguages(input.question),
    summary: saidLanguages(input.summary),
    description: saidLanguages(input.description),
    decision: saidLanguages(input.decision),
    image: input.image,
    imageAlt: saidLanguages(input.imageAlt),
    phases,
    activePhaseId: activePhase(phases, now)?.id ?? null,
  };
}
