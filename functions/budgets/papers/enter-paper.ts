import { ballotProblems } from '../../../shared/budgets/ballot-rules.ts';
import { budgetPapers } from '../../../shared/budgets/papers/contract.ts';
import type { PaperReading } from '../../../shared/budgets/papers/paper.ts';
import { orderlyContent } from '../../../shared/budgets/papers/reading.ts';
import type { ComponentId } from '../../../shared/platform/ids.ts';
import { put, type Write } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { personOf } from '../../platform/person.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { catalogueOf } from '../catalogue.ts';
import { unlessSealed } from '../results/count-state.ts';
import { anyBudget, type BudgetSpace, settingsOf } from '../space.ts';
import { isVoteBegun } from '../vote-begun.ts';
import { noteVoteStart } from '../vote-start.ts';
import { ballotOfPaper, isPaperCast } from './ballots-of-paper.ts';
import { PaperBatches, type PaperEntry, Papers } from './entities.ts';
import { afterEntry, type Entered, type Paper, settledAs } from './paper-entry.ts';
import { type Run, runOf } from './runs.ts';

/** Somebody else enters the same paper at the same moment so often at most: there are two agents to one. */
const TRIES = 5;

/** A paper that was printed, in a vote that has begun. */
interface Known {
  readonly space: BudgetSpace;
  readonly run: Run;
  readonly isRanking: boolean;
}

/** @throws Problem `component.not-found`, `budget.paper-unknown`; `budget.voting-closed` before the vote has begun */
export async function knownPaper(services: Services, componentId: ComponentId, number: number): Promise<Known> {
  const space = await anyBudget(services, componentId);
  const run = await runOf(services, componentId, number);
  if (run === undefined) throw new Problem('budget.paper-unknown');
  return { space, run, isRanking: settingsOf(space).ballotKind === 'ranking' };
}

/**
 * What an agent has read, in the form in which it is kept; checked against the rule of the vote and what stands on the paper.
 *
 * @throws Problem 422 `budget.ballot-refused` with what is wrong: such a paper can be entered as invalid alone
 */
async function judged(
  services: Services,
  { space, run, isRanking }: Known,
  reading: PaperReading,
): Promise<PaperReading> {
  if (reading.content === null) return reading;
  const { envelopes, projects } = await catalogueOf(services, space.component.id);
  const votesIn = run.envelopeIds.length === 0 ? {} : { votesIn: new Set(run.envelopeIds) };
  const problems = ballotProblems(reading.content, { settings: settingsOf(space), envelopes, projects, ...votesIn });
  if (problems.length > 0)
    throw new Problem('budget.ballot-refused', {
      fields: problems.map(({ code, facts }) => ({ pointer: '/reading/content', code, facts })),
    });
  return { content: orderlyContent(reading.content, isRanking), invalid: null };
}

/** The paper on condition that nobody has changed it since it was read. */
const asRead = (before: Paper | undefined, paper: Paper): Write =>
  put(Papers, paper, {
    when: before === undefined ? 'absent' : [{ attribute: 'revision', op: '=', value: before.revision }],
    otherwise: 'unchanged',
  });

/** Writes what has become of a paper, with the ballot that it is; false: somebody else has changed it since. */
export async function written(
  services: Services,
  { space, run }: Known,
  before: Paper | undefined,
  after: Exclude<Entered, { kind: 'refused' }>,
): Promise<boolean> {
  const content = after.kind === 'settled' ? after.reading.content : null;
  if (content !== null) await noteVoteStart(services, space.component.id, services.now());
  const ballot = content === null ? [] : await ballotOfPaper(services, space, run, after.paper.number, content);
  const { changed } = await services.db.transact(
    asRead(before, after.paper),
    ...ballot,
    unlessSealed(space.component.id),
  );
  return changed;
}

/** @throws Problem `budget.paper-at-kiosk` for a paper whose code was used at the tablet */
async function refuseCast(services: Services, componentId: ComponentId, number: number, paper: Paper | undefined) {
  if (paper?.state !== 'cast' && (await isPaperCast(services, componentId, number)))
    throw new Problem('budget.paper-at-kiosk');
}

/** Whether a paper can be entered. @throws Problem `budget.paper-unknown`, `budget.paper-at-kiosk` */
export const readPaper = handle(
  budgetPapers.readPaper,
  async ({ params: { componentId, number }, actor }, services) => {
    const { run } = await knownPaper(services, componentId, number);
    const { participantId } = personOf(actor);
    const paper = await services.db.get(Papers, { componentId, number });
    await refuseCast(services, componentId, number, paper);
    const isMine = paper?.first?.agentId === participantId || paper?.second?.agentId === participantId;
    return { number, state: paper?.state ?? ('none' as const), envelopeIds: run.envelopeIds, isMine };
  },
);

/**
 * Enters what an agent has read on a paper. Of two agents who enter at the same moment one is the first and the other the
 * second, whoever comes in which order: what they have read is compared in any case.
 *
 * @throws Problem `budget.paper-*`, `budget.ballot-refused`, `budget.sealed`, `budget.voting-closed`
 */
export const enterPaper = handle(
  budgetPapers.enterPaper,
  async ({ params: { componentId, number }, body: { reading, batchId }, actor }, services) => {
    const known = await knownPaper(services, componentId, number);
    if (!(await isVoteBegun(services, known.space))) throw new Problem('budget.voting-closed');
    if (batchId !== null)
      await services.db.require(PaperBatches, { componentId, id: batchId }, 'budget.batch-not-found');
    const { participantId: agentId } = personOf(actor);
    const read = await judged(services, known, reading);
    const entry: PaperEntry = { ...read, agentId, batchId, at: services.now() };
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const before = await services.db.get(Papers, { componentId, number });
      await refuseCast(services, componentId, number, before);
      const after = afterEntry(before, { componentId, number }, entry, known.isRanking);
      if (after.kind === 'refused') throw new Problem(after.code);
      if (await written(services, known, before, after)) return { number, state: after.paper.state };
    }
    throw new Problem('internal.unavailable', { retryAfter: 1 });
  },
);

/**
 * Decides a paper that two agents have read differently. What they had read is kept with it.
 *
 * @throws Problem `budget.paper-own-entry` for one of the two, `budget.paper-not-different`
 */
export const decidePaper = handle(
  budgetPapers.decidePaper,
  async ({ params: { componentId, number }, body: { reading }, actor }, services) => {
    const known = await knownPaper(services, componentId, number);
    const { participantId } = personOf(actor);
    const before = await services.db.get(Papers, { componentId, number });
    if (before?.state !== 'different') throw new Problem('budget.paper-not-different');
    if (before.first?.agentId === participantId || before.second?.agentId === participantId)
      throw new Problem('budget.paper-own-entry');
    await refuseCast(services, componentId, number, before);
    const read = await judged(services, known, reading);
    const paper = settledAs(before, read, participantId);
    if (!(await written(services, known, before, { kind: 'settled', paper, reading: read })))
      throw new Problem('budget.paper-not-different');
    return { number, state: paper.state };
  },
);
