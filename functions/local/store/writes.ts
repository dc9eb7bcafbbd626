import { checkRequest, validationOf } from './dynalite.ts';
import type { Engine } from './engine.ts';
import type { Action, Item, Validation } from './model.ts';
import { ServiceError } from './service-error.ts';
import { type Outcome, planWrite } from './write-plan.ts';

/** The member that dynalite's own shapes lack. */
export const onConditionCheckFailure = {
  ReturnValuesOnConditionCheckFailure: { type: 'String', enum: ['ALL_OLD', 'NONE'] },
} as const;

interface SingleWrite {
  readonly ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' | 'NONE';
}

const withOldItem = ({ types, ...validation }: Validation): Validation => ({
  ...validation,
  types: { ...types, ...onConditionCheckFailure },
});

/** PutItem, UpdateItem and DeleteItem. */
export function singleWrite(engine: Engine, action: 'PutItem' | 'UpdateItem' | 'DeleteItem') {
  const validation = withOldItem(validationOf(action));
  return (body: unknown): Promise<unknown> => {
    const request = checkRequest<SingleWrite>(validation, body);
    return planAndCommit(engine, action, request, request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD');
  };
}

/** BatchWriteItem. Ours takes the whole batch or nothing; nothing is ever left unprocessed. */
export function batchWrite(engine: Engine) {
  const validation = validationOf('BatchWriteItem');
  return (body: unknown): Promise<unknown> =>
    planAndCommit(engine, 'BatchWriteItem', checkRequest(validation, body), false);
}

// Nothing may be awaited between planning and committing: the next write would plan on a state that is out of date.
async function planAndCommit(engine: Engine, action: Action, request: unknown, wantsOld: boolean): Promise<unknown> {
  const outcome = planWrite(engine.catalogue, engine.queue, action, request);
  if (isPlan(outcome)) {
    await engine.commit([outcome]);
    return outcome.response;
  }
  // The refusal may rest on a write that is decided and not yet on disk.
  await engine.queue.settled();
  const { refusal, found } = outcome;
  throw wantsOld && found && isFailedCondition(refusal) ? withItem(refusal, found) : refusal;
}

const withItem = (refusal: ServiceError, found: Item) =>
  new ServiceError(refusal.name, refusal.message, { Item: found });

/** Whether an outcome can be committed. */
export const isPlan = (outcome: Outcome) => 'changes' in outcome;

/** Whether a write was refused by its own condition. */
export const isFailedCondition = (refusal: unknown): refusal is ServiceError =>
  refusal instanceof ServiceError && refusal.name === 'ConditionalCheckFailedException';
