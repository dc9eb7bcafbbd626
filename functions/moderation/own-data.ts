/** What moderation keeps of one participant. */
import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { PersonalTable } from '../platform/contributions.ts';
import { patch, put, remove } from '../platform/db/write.ts';
import type { Services } from '../platform/services.ts';
import { CaseAssignments, Cases, Decisions, OpenReports, Reports } from './entities.ts';

const ownReports = ({ db }: Services, reporterId: ParticipantId) =>
  db.all(Reports, { reporterId }, { index: 'byReporter', reverse: true });

const aboutOneself = ({ db }: Services, authorId: ParticipantId) =>
  db.all(Decisions, { authorId }, { index: 'byAuthor', reverse: true });

/** Own reports, for the download of own data. */
export async function reportsTable(services: Services, reporterId: ParticipantId): Promise<PersonalTable> {
  const all = await ownReports(services, reporterId);
  return {
    name: 'reports',
    columns: ['id', 'about', 'reason', 'words', 'state', 'created_at', 'handled_at'],
    rows: all.map((one) => [one.id, one.subjectId, one.reason, one.words, one.state, one.createdAt, one.handledAt]),
  };
}

const DECISION_COLUMNS = [
  'id',
  'about',
  'measure',
  'reason',
  'basis',
  'rule',
  'facts',
  'words',
  'automated',
  'decided_at',
  'ends_at',
  'appeal_until',
  'standing',
  'appeal',
  'appealed_at',
  'judgement',
  'judged_at',
  'reversed_at',
  'reversal',
] as const;

/** Decisions about own contributions and the own account, with own appeals. */
export async function decisionsTable(services: Services, authorId: ParticipantId): Promise<PersonalTable> {
  const all = (await aboutOneself(services, authorId)).filter(({ measure }) => measure !== 'none');
  return {
    name: 'decisions',
    columns: DECISION_COLUMNS,
    rows: all.map((one) => [
      one.id,
      one.subjectId,
      one.measure,
      one.reason,
      one.basis,
      one.rule,
      one.facts,
      one.words,
      one.isAutomated,
      one.decidedAt,
      one.endsAt,
      one.appealUntil,
      one.standing,
      one.appeal?.words ?? null,
      one.appeal?.appealedAt ?? null,
      one.appeal?.reasons ?? null,
      one.appeal?.judgedAt ?? null,
      one.reversedAt,
      one.reversalWords,
    ]),
  };
}

const TRIES = 5;

/** Runs a change of something that others may be changing at this moment. */
async function untilChanged(change: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt++) if (await change()) return;
}

/** Takes the reporter from the reports of a deleted account: what was reported must still be looked at. */
async function eraseReporter(services: Services, reporterId: ParticipantId): Promise<void> {
  const { db } = services;
  for (const { subjectId, id } of await ownReports(services, reporterId)) {
    await untilChanged(async () => {
      const report = await db.get(Reports, { subjectId, id });
      if (report === undefined || report.reporterId === null) return true;
      const when = [
        { attribute: 'state', op: '=', value: report.state },
        { attribute: 'handledAt', op: '=', value: report.handledAt },
      ] as const;
      return (await db.write(put(Reports, { ...report, reporterId: null }, { when, otherwise: 'unchanged' }))).changed;
    });
    await db.write(remove(OpenReports, { subjectId, reporterId }));
  }
}

/** What a decision says of a person goes with the account; that it was taken, why and when stays, and names nobody. */
async function eraseAuthor(services: Services, authorId: ParticipantId): Promise<void> {
  const { db } = services;
  for (const { id } of await aboutOneself(services, authorId)) {
    await untilChanged(async () => {
      const decision = await db.get(Decisions, { id });
      if (decision === undefined || decision.authorId === null) return true;
      const appeal = decision.appeal && { ...decision.appeal, words: '', reasons: '' };
      const nobody = { authorId: null, facts: '', words: '', reversalWords: '', appeal, refusedJudges: [] };
      const when = [
        { attribute: 'standing', op: '=', value: decision.standing },
        { attribute: 'decidedAt', op: '=', value: decision.decidedAt },
      ] as const;
      // A block is about nothing else than the account, and so is what it said of itself.
      const isAboutPerson = decision.kind === 'account' || decision.kind === 'profile';
      const about = isAboutPerson ? { subjectId: decision.id, resourceId: null } : {};
      const after = { ...decision, ...nobody, ...about };
      return (await db.write(put(Decisions, after, { when, otherwise: 'unchanged' }))).changed;
    });
  }
}

/** The profile of a deleted account is gone: there is nothing left to look at, and nothing to keep that names it. */
async function eraseProfile({ db }: Services, subjectId: ParticipantId): Promise<void> {
  const pointed = await db.get(Cases, { subjectId });
  for (const { id } of await db.all(Reports, { subjectId })) await db.write(remove(Reports, { subjectId, id }));
  for (const { reporterId } of await db.all(OpenReports, { subjectId }))
    await db.write(remove(OpenReports, { subjectId, reporterId }));
  if (pointed === undefined) return;
  if (pointed.assigneeId !== null)
    await db.write(remove(CaseAssignments, { assigneeId: pointed.assigneeId, subjectId }));
  await db.write(remove(Cases, { subjectId }));
}

/** Takes the person of a deleted account from what moderation keeps. */
export async function eraseFromModeration(services: Services, id: ParticipantId): Promise<void> {
  await eraseReporter(services, id);
  await eraseAuthor(services, id);
  await eraseProfile(services, id);
  const { db } = services;
  for (const { subjectId } of await db.all(CaseAssignments, { assigneeId: id })) {
    const own = [{ attribute: 'assigneeId', op: '=', value: id } as const];
    await db.write(patch(Cases, { subjectId }, { assigneeId: null }, { when: own, otherwise: 'unchanged' }));
    await db.write(remove(CaseAssignments, { assigneeId: id, subjectId }));
  }
}
