/** Who looks at what. */
import { moderation } from '../../shared/moderation/contract.ts';
import type { SubjectId } from '../../shared/moderation/report.ts';
import type { ParticipantId, ProcessId } from '../../shared/platform/ids.ts';
import { holds } from '../../shared/platform/roles.ts';
import { administratorsOf } from '../platform/administrators.ts';
import { put, remove } from '../platform/db/write.ts';
import { RoleGrants } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import { profilesOf } from '../platform/profiles.ts';
import type { Services } from '../platform/services.ts';
import { untilAlone } from './decide.ts';
import { eachOf } from './each.ts';
import { CaseAssignments, Cases } from './entities.ts';
import { enforceSpace, moderatedSpaces } from './spaces.ts';

interface Moderator {
  readonly id: ParticipantId;
  /** `every`: administrators, and who moderates all of them. */
  readonly spaces: 'every' | ReadonlySet<string>;
}

/** Everybody who can be given a case, with the processes that they look after. */
async function moderatorsOf(services: Services): Promise<Moderator[]> {
  const [administrators, grants] = await Promise.all([administratorsOf(services), services.db.all(RoleGrants, {})]);
  const now = services.now();
  const held = grants.filter(
    (grant) => holds(grant, now) && (grant.role === 'moderator' || grant.role === 'process-administrator'),
  );
  const others = [...Map.groupBy(held, ({ participantId }) => participantId)].map(([id, own]): Moderator => {
    const spaces = own.map(({ spaceId }) => spaceId);
    return { id, spaces: spaces.includes('organization') ? 'every' : new Set<string>(spaces) };
  });
  const all = [...others, ...administrators.map((id) => ({ id, spaces: 'every' }) as const)];
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

const looksAfter = ({ spaces }: Moderator, processId: ProcessId | null) =>
  spaces === 'every' || (processId !== null && spaces.has(processId));

/** Those who look after something that the one who asks looks after too, by name. */
export const listModerators = handle(moderation.listModerators, async ({ actor }, services) => {
  const mine = moderatedSpaces(actor);
  const all = await moderatorsOf(services);
  const near = all.filter(
    ({ spaces }) => mine === 'every' || spaces === 'every' || [...mine].some((space) => spaces.has(space)),
  );
  const names = await profilesOf(
    services,
    near.map(({ id }) => id),
  );
  const items = [...names].map(([id, name]) => ({ id, name }));
  return { items: items.sort((one, other) => one.name.localeCompare(other.name)) };
});

async function assignOne(
  services: Services,
  subjectId: SubjectId,
  assigneeId: ParticipantId | null,
  enforce: (processId: ProcessId | null) => void,
): Promise<void> {
  const before = await services.db.require(Cases, { subjectId }, 'moderation.case-not-found');
  enforce(before.processId);
  const former = before.assigneeId;
  if (former === assigneeId) return;
  await services.db.transact(
    put(
      Cases,
      { ...before, assigneeId, revision: before.revision + 1 },
      {
        when: [{ attribute: 'revision', op: '=', value: before.revision }],
        otherwise: 'moderation.changed-meanwhile',
      },
    ),
    ...(former === null ? [] : [remove(CaseAssignments, { assigneeId: former, subjectId })]),
    ...(assigneeId === null ? [] : [put(CaseAssignments, { assigneeId, subjectId })]),
  );
}

/** Gives cases to somebody who looks after their process, or to nobody. */
export const assign = handle(moderation.assign, async ({ body: { subjects, assigneeId }, actor }, services) => {
  const moderators = assigneeId === null ? [] : await moderatorsOf(services);
  const assignee = moderators.find(({ id }) => id === assigneeId);
  if (assigneeId !== null && assignee === undefined) throw new Problem('moderation.not-a-moderator');
  const enforce = (processId: ProcessId | null) => {
    enforceSpace(actor, processId);
    if (assignee !== undefined && !looksAfter(assignee, processId)) throw new Problem('moderation.not-a-moderator');
  };
  return eachOf(subjects, (subjectId) => untilAlone(() => assignOne(services, subjectId, assigneeId, enforce)));
});
