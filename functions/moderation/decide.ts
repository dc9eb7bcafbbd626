/** Decisions about texts: each is one transaction with what it does, with its case and with the mail that tells it. */
import type { Statement } from '../../shared/moderation/decision.ts';
import type { SubjectId } from '../../shared/moderation/report.ts';
import { put, type Write } from '../platform/db/write.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { type Decider, type DecisionItem, decisionAbout, mailsAbout } from './decisions.ts';
import { Cases, Decisions } from './entities.ts';
import type { CaseItem } from './look.ts';
import { settingsOf } from './settings-of.ts';
import { hideWrite, type ModerationSlots, showWrite, type Target, targetOf } from './slots.ts';

const TRIES = 8;
const meanwhile = { otherwise: 'moderation.changed-meanwhile' } as const;

/** Runs `attempt` again where somebody has changed the text or its case meanwhile. */
export async function untilAlone<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const isLost = error instanceof Problem && error.code === 'moderation.changed-meanwhile';
      if (!isLost || tries === TRIES) throw error;
    }
  }
}

const caseWrite = (before: CaseItem, changes: Partial<CaseItem>): Write =>
  put(
    Cases,
    { ...before, ...changes, revision: before.revision + 1 },
    { when: [{ attribute: 'revision', op: '=', value: before.revision }], ...meanwhile },
  );

interface Order {
  readonly subjectId: SubjectId;
  /** `null`: it stays as it is. */
  readonly statement: Statement | null;
  readonly decider: Omit<Decider, 'wasAutomated'>;
}

/** What a case is after a decision. What a program has hidden still waits for somebody to look at it. */
const decided = ({ id, decidedAt, isAutomated }: DecisionItem): Partial<CaseItem> =>
  isAutomated ? { decisionId: id } : { state: 'decided', decidedAt, decisionId: id };

interface Found {
  readonly pointed: CaseItem;
  readonly target: Target;
  /** The decision of a program that hides it until somebody decides. */
  readonly automated: DecisionItem | undefined;
  readonly latest: DecisionItem | undefined;
}

async function find(slots: ModerationSlots, services: Services, subjectId: SubjectId): Promise<Found> {
  const pointed = await services.db.require(Cases, { subjectId }, 'moderation.case-not-found');
  const [target, latest] = await Promise.all([
    targetOf(slots, services, pointed),
    pointed.decisionId === null ? undefined : services.db.get(Decisions, { id: pointed.decisionId }),
  ]);
  const isPending = latest?.isAutomated === true && latest.standing === 'in-force';
  return { pointed, target, automated: isPending ? latest : undefined, latest };
}

/** The writes of a decision on the text itself: none where a person confirms what a program did. */
async function actOn(
  slots: ModerationSlots,
  services: Services,
  { pointed, automated }: Found,
  decision: DecisionItem,
): Promise<Write[]> {
  if (decision.measure === 'none') {
    const shown = automated && (await showWrite(slots, services, pointed, automated.id));
    return shown === undefined ? [] : [shown];
  }
  if (automated !== undefined) return [];
  const hidden = await hideWrite(slots, services, pointed, { decisionId: decision.id, reason: decision.reason });
  if (hidden === undefined) throw new Problem('moderation.already-hidden');
  return [hidden];
}

/** A program's decision that a person has made their own, or has taken back. */
function overAutomated(automated: DecisionItem, decision: DecisionItem): DecisionItem {
  const { id, since } = automated;
  if (decision.measure !== 'none') return { ...decision, id, since, wasAutomated: true };
  return { ...automated, request: decision.id, standing: 'reversed', reversedAt: decision.decidedAt };
}

/** The decision itself, on condition that nobody has decided since it was read. */
function decisionWrite(decision: DecisionItem, { automated }: Found): Write {
  if (automated === undefined) return put(Decisions, decision, { when: 'absent', otherwise: 'unchanged' });
  const when = [
    { attribute: 'isAutomated', op: '=', value: true },
    { attribute: 'standing', op: '=', value: 'in-force' },
  ] as const;
  return put(Decisions, decision, { when, ...meanwhile });
}

/** What was left as it is can be left so again: that is no second decision. */
const isLeftAlone = ({ pointed }: Found, { statement }: Order): boolean =>
  statement === null && pointed.state === 'decided';

/**
 * Decides about one thing and tells its author. Sent again with the same decider it changes nothing.
 *
 * @throws Problem `moderation.case-not-found`, `moderation.already-hidden`, `moderation.changed-meanwhile`
 */
export const decideCase = (
  slots: ModerationSlots,
  services: Services,
  order: Order,
  enforce: (pointed: CaseItem) => void = () => undefined,
): Promise<void> =>
  untilAlone(async () => {
    const found = await find(slots, services, order.subjectId);
    enforce(found.pointed);
    if (found.latest?.request === order.decider.id || isLeftAlone(found, order)) return;
    if (found.latest?.standing === 'appealed') throw new Problem('moderation.appealed');
    const about = { settings: await settingsOf(services), now: services.now() };
    const decider = { ...order.decider, wasAutomated: false };
    const first = decisionAbout(found.pointed, found.target, order.statement, decider, about);
    const decision = found.automated === undefined ? first : overAutomated(found.automated, first);
    const event = decision.standing === 'reversed' ? 'reversal' : 'statement';
    await services.db.transact(
      decisionWrite(decision, found),
      ...(await actOn(slots, services, found, first)),
      caseWrite(found.pointed, { ...decided(first), decisionId: decision.id }),
      ...(await mailsAbout(services, decision, event, found.target.resource.title)),
    );
  });

/** Takes back that something was left as it is. @throws Problem `moderation.not-reversible` where it was not */
export const reopenCase = (
  services: Services,
  subjectId: SubjectId,
  enforce: (pointed: CaseItem) => void,
): Promise<void> =>
  untilAlone(async () => {
    const pointed = await services.db.require(Cases, { subjectId }, 'moderation.case-not-found');
    enforce(pointed);
    if (pointed.state === 'open') return;
    const { decisionId } = pointed;
    const decision = decisionId === null ? undefined : await services.db.get(Decisions, { id: decisionId });
    if (decision?.measure !== 'none') throw new Problem('moderation.not-reversible');
    const reversed = { ...decision, standing: 'reversed', reversedAt: services.now() } as const;
    const inForce = [{ attribute: 'standing', op: '=', value: 'in-force' }] as const;
    await services.db.transact(
      caseWrite(pointed, { state: 'open', decidedAt: null, decisionId: null }),
      put(Decisions, reversed, { when: inForce, ...meanwhile }),
    );
  });
