import { tableOf } from './catalogue.ts';
import { checkRequest, isKey, keyOf, sizeOf } from './dynalite.ts';
import type { Engine } from './engine.ts';
import type { Action, Item } from './model.ts';
import { ServiceError, validationError } from './service-error.ts';
import {
  type Kind,
  partOf,
  type TransactedWrite,
  type TransactWriteRequest,
  transactWrite,
} from './transaction-shapes.ts';
import { fingerprintOf, remember, wasDone } from './transaction-tokens.ts';
import { type Outcome, type Plan, planWrite } from './write-plan.ts';
import { isFailedCondition, isPlan } from './writes.ts';

/** All items of a transaction together may not be larger. */
const maxTransactionSize = 4 * 1024 * 1024;

// A check writes nothing; it is planned as a deletion for its condition, and the plan is thrown away.
const actions: Readonly<Record<Kind, Action>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'DeleteItem',
};

/** Why one element stopped the transaction, or `None`. */
interface CancellationReason {
  readonly Code: 'None' | 'ConditionalCheckFailed' | 'ValidationError';
  readonly Message?: string;
  readonly Item?: Item;
}

/**
 * TransactWriteItems. All elements are planned on the latest state in one go and decided as one batch, so two
 * transactions are always serial: TransactionConflict, which AWS may answer when they meet, never happens here.
 */
export function transactWriteItems(engine: Engine) {
  return async (body: unknown): Promise<unknown> => {
    const fingerprint = fingerprintOf(body instanceof Object ? body : {});
    const { TransactItems, ClientRequestToken: token } = checkRequest<TransactWriteRequest>(transactWrite, body);
    const writes = TransactItems.map(partOf);
    refuseRepeatedItem(engine, writes);
    const now = engine.now();
    if (token !== undefined && wasDone(engine.queue, token, fingerprint, now)) {
      await engine.queue.settled();
      return {};
    }
    const outcomes = writes.map(({ kind, write }) => planWrite(engine.catalogue, engine.queue, actions[kind], write));
    const plans = plansOf(outcomes, writes);
    if (plans === undefined) {
      await engine.queue.settled();
      throw cancelled(outcomes, writes);
    }
    await engine.commit(plans, 'request', token === undefined ? [] : [remember(token, fingerprint, now)]);
    return {};
  };
}

type Writes = readonly { readonly kind: Kind; readonly write: TransactedWrite }[];

function refuseRepeatedItem(engine: Engine, writes: Writes): void {
  refuseRepeatedKeys(
    engine,
    writes.map(({ write }) => ({ table: write.TableName, key: write.Key ?? write.Item ?? {}, whole: !write.Key })),
  );
}

/** Throws ValidationException when two keys name the same item, ResourceNotFoundException for a table there is not. */
export function refuseRepeatedKeys(
  engine: Engine,
  named: readonly { readonly table: string; readonly key: Item; readonly whole?: boolean }[],
): void {
  const seen = new Set<string>();
  for (const { table, key, whole } of named) {
    const { description } = tableOf(engine.catalogue, table);
    const attributes = description.KeySchema.map(({ AttributeName }) => AttributeName);
    const own = whole ? Object.fromEntries(Object.entries(key).filter(([name]) => attributes.includes(name))) : key;
    // A key that does not fit the table is refused further on, with its own message.
    if (!isKey(own, description)) continue;
    const item = `${table}~${keyOf(own, description)}`;
    if (seen.has(item)) throw validationError('Transaction request cannot include multiple operations on one item');
    seen.add(item);
  }
}

// The plans to commit; none when any element was refused.
function plansOf(outcomes: readonly Outcome[], writes: Writes): Plan[] | undefined {
  const plans = outcomes.filter(isPlan);
  if (plans.length < outcomes.length) return undefined;
  const writing = plans.filter((_, index) => writes[index]?.kind !== 'ConditionCheck');
  const size = writing.flatMap((plan) => plan.changes).reduce((sum, { after }) => sum + (after ? sizeOf(after) : 0), 0);
  if (size > maxTransactionSize) throw validationError('The items of a transaction may not exceed 4 MB together');
  return writing;
}

function cancelled(outcomes: readonly Outcome[], writes: Writes): ServiceError {
  const reasons = outcomes.map((outcome, index) =>
    reasonOf(outcome, writes[index]?.write.ReturnValuesOnConditionCheckFailure === 'ALL_OLD'),
  );
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return new ServiceError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  );
}

function reasonOf(outcome: Outcome, wantsOld: boolean): CancellationReason {
  if (isPlan(outcome)) return { Code: 'None' };
  const { refusal, found } = outcome;
  if (isFailedCondition(refusal)) {
    return { Code: 'ConditionalCheckFailed', Message: refusal.message, ...(wantsOld && found && { Item: found }) };
  }
  if (refusal instanceof ServiceError) return { Code: 'ValidationError', Message: refusal.message };
  throw refusal;
}
