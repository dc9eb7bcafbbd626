import { isDeepStrictEqual } from 'node:util';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import { OPEN } from '../../shared/audit/entry.ts';
import { isAssisting, isForStaff, isTelling, recordingOf } from '../../shared/platform/audited.ts';
import type { AnyRoute } from '../../shared/platform/contract.ts';
import type { SpaceId } from '../../shared/platform/ids.ts';
import { type Actor, isStaffIn, type Policy } from '../../shared/platform/policy.ts';
import { SPACE_ROLES } from '../../shared/platform/roles.ts';
import type { ItemOf } from './db/entity.ts';
import { patch, put } from './db/write.ts';
import { AuditRecords } from './entities.ts';
import { Problem } from './problem.ts';
import type { Services } from './services.ts';

type AuditRecord = ItemOf<typeof AuditRecords>;

/** A call that may have to be recorded. */
export interface Call {
  readonly route: AnyRoute;
  readonly policies: readonly Policy[];
  readonly event: APIGatewayProxyEventV2;
  readonly actor: Actor;
  readonly services: Services;
  /** Where the resource lies; asked only for calls that are recorded. */
  readonly space: () => Promise<SpaceId | undefined>;
  /** What the handler has told of what is changed, and of a refusal that it answers with a page. */
  readonly told: { changed?: readonly string[]; refusal?: Problem };
}

const NAMED = /^(?:[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}|organization|[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?)$/;
/** Ids and slugs of the address; anything else a path may hold is nobody's business later. */
const placeIn = ({ pathParameters = {} }: APIGatewayProxyEventV2): Record<string, string> =>
  Object.fromEntries(
    Object.entries(pathParameters).flatMap(([name, value]) =>
      value !== undefined && NAMED.test(value) ? [[name, value] as const] : [],
    ),
  );

/**
 * Ids of what it was about. Of a vote that an agent enters for somebody only in which session: that one was cast, never for
 * what.
 */
function aboutOf({ event, route: { access }, actor }: Call): Record<string, string> {
  if (actor.kind !== 'participant' || actor.assistance === undefined) return placeIn(event);
  const place = access.endsWith('.vote') ? {} : placeIn(event);
  // First: what is last is what a sentence of the log names.
  return { assistanceId: actor.assistance.id, ...place };
}

/** Who is answerable: an agent who acts for somebody, not the person. */
const answerableOf = (actor: Actor) =>
  actor.kind === 'participant' ? (actor.assistance?.agentId ?? actor.participantId) : actor.kind;

/** Names of the fields that were sent and that the route knows; a name of its own making could be somebody's words. */
function fieldsIn({ body, isBase64Encoded }: APIGatewayProxyEventV2, route: AnyRoute): string[] {
  if (!(route.body instanceof z.ZodObject) || body === undefined) return [];
  const known = Object.keys(route.body.shape);
  try {
    const sent: unknown = JSON.parse(isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body);
    return typeof sent === 'object' && sent !== null ? known.filter((name) => Object.hasOwn(sent, name)).sort() : [];
  } catch {
    return [];
  }
}

/** Fields that a route knows and that a change has given another value. Each change has another version. */
export function changedFields(
  { body }: Pick<AnyRoute, 'body'>,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): string[] {
  if (!(body instanceof z.ZodObject)) return [];
  return Object.keys(body.shape)
    .filter((name) => name !== 'version' && Object.hasOwn(after, name) && !isDeepStrictEqual(before[name], after[name]))
    .sort();
}

function roleOf(actor: Actor, spaceId: SpaceId | null): string {
  if (actor.kind !== 'participant') return actor.kind;
  if (actor.assistance !== undefined) return 'agent';
  if (actor.role === 'administrator') return actor.role;
  const held = SPACE_ROLES.find((role) => spaceId !== null && isStaffIn(actor, spaceId, role));
  return held ?? actor.grants[0]?.role ?? actor.role;
}

async function recordOf(call: Call, outcome: string, status: number): Promise<AuditRecord> {
  const { route, event, actor, services } = call;
  const id = services.newId('auditEntry');
  const spaceId = (await call.space().catch(() => undefined)) ?? null;
  return {
    slot: id,
    id,
    at: services.now(),
    actor: answerableOf(actor),
    role: roleOf(actor, spaceId),
    operation: route.operation,
    spaceId,
    place: aboutOf(call),
    fields: fieldsIn(event, route),
    requestId: event.requestContext.requestId,
    outcome,
    status,
  };
}

/**
 * Records a refusal. The same one of the same person on the same route within a minute makes one record until it is sealed, so
 * that an account without any role can add a line only as often as the sealer runs, and so can all who are not signed in.
 */
async function recordRefusal(call: Call, refusal: Problem): Promise<void> {
  const record = await recordOf(call, refusal.code, refusal.status);
  const slot = `refused#${record.at.slice(0, 16)}#${record.actor}#${record.operation}#${record.outcome}`;
  await call.services.db.write(put(AuditRecords, { ...record, slot }, { when: 'absent', otherwise: 'unchanged' }));
}

/**
 * Asks whether a call may be made, and records that somebody known was refused a staff action. People who are not signed in
 * are not recorded here: there is nobody to name, and anybody could write. @throws Problem what `enforceAll` throws
 */
export async function enforced(call: Call, enforceAll: () => Promise<void>): Promise<void> {
  try {
    await enforceAll();
  } catch (error) {
    const isNoted =
      call.actor.kind !== 'anonymous' && (isAssisting(call.actor) || isForStaff(call.policies, call.route));
    if (error instanceof Problem && isNoted) await recordRefusal(call, error);
    throw error;
  }
}

const outcomeOf = (error: unknown): Pick<AuditRecord, 'outcome' | 'status'> =>
  error instanceof Problem ? { outcome: error.code, status: error.status } : { outcome: 'internal.error', status: 500 };

interface Answer {
  readonly statusCode?: number | undefined;
}
const done = ({ statusCode = 200 }: Answer) => ({ outcome: 'done', status: statusCode });

/** The record is there whatever happens now: one that cannot be completed is sealed as `unfinished`. */
async function complete(
  { services, told }: Call,
  { slot, fields }: AuditRecord,
  how: Pick<AuditRecord, 'outcome' | 'status'>,
) {
  const when = [{ attribute: 'outcome', op: '=', value: OPEN }] as const;
  const changed =
    how.outcome === 'done' && told.changed !== undefined
      ? { changed: told.changed.filter((name) => fields.includes(name)) }
      : {};
  try {
    await services.db.write(patch(AuditRecords, { slot }, { ...how, ...changed }, { when, otherwise: 'unchanged' }));
  } catch (error) {
    services.log.error('audit.incomplete', error, { slot });
  }
}

async function recordBefore<R extends Answer>(call: Call, run: () => Promise<R>): Promise<R> {
  const record = await recordOf(call, OPEN, 0);
  await call.services.db.write(put(AuditRecords, record, { when: 'absent' }));
  try {
    const answer = await run();
    await complete(call, record, done(answer));
    return answer;
  } catch (error) {
    await complete(call, record, outcomeOf(error));
    throw error;
  }
}

async function recordAfter<R extends Answer>(call: Call, run: () => Promise<R>): Promise<R> {
  const tell = async (how: Pick<AuditRecord, 'outcome' | 'status'>) => {
    const record = await recordOf(call, how.outcome, how.status);
    await call.services.db.write(put(AuditRecords, record, { when: 'absent' }));
  };
  const answer = await run().catch(async (error: unknown) => {
    await tell(outcomeOf(error));
    throw error;
  });
  // What cannot be recorded is not shown: a failure here is the caller's answer.
  await tell(done(answer));
  return answer;
}

/** Whether a refusal of a call that is no act of staff is recorded: for want of a role, or for what it tells. */
const isNoted = ({ route, actor }: Call, { code }: Problem): boolean =>
  isTelling(route, code) || (route.alsoForStaff === true && actor.kind !== 'anonymous' && code.startsWith('access.'));

async function refusalsNoted<R extends Answer>(call: Call, run: () => Promise<R>): Promise<R> {
  const answer = await run().catch(async (error: unknown) => {
    if (error instanceof Problem && isNoted(call, error)) await recordRefusal(call, error);
    throw error;
  });
  const { refusal } = call.told;
  if (refusal !== undefined && isNoted(call, refusal)) await recordRefusal(call, refusal);
  return answer;
}

/**
 * Runs an allowed call, and records it where it is an act of staff or shows staff personal data. Before a change the
 * record is written with its outcome open, and completed afterwards, so that no change can happen without a trace.
 * Calls of citizens cost nothing here but where a refusal tells of an attack or a dispute.
 *
 * @throws whatever `run` throws, and what the table throws when a record cannot be written: then nothing has happened
 */
export function recorded<R extends Answer>(call: Call, run: () => Promise<R>): Promise<R> {
  const when = recordingOf(call.policies, call.route, call.actor);
  if (when === 'never') return refusalsNoted(call, run);
  return when === 'before' ? recordBefore(call, run) : recordAfter(call, run);
}
