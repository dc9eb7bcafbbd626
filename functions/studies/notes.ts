import { studies } from '../../shared/studies/contract.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { patch, put, remove } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { idempotentId } from '../platform/idempotent-id.ts';
import { personOf } from '../platform/person.ts';
import { Problem } from '../platform/problem.ts';
import { profilesOf } from '../platform/profiles.ts';
import { StudyNotes } from './entities.ts';
import { openStudy } from './own.ts';
import type { StudySlots } from './slots.ts';
import { shownNote } from './study-file.ts';

type Note = ItemOf<typeof StudyNotes>;

/** Leaves a note. Ids sort by time, those of repeats do not: their notes stand where their hash says. */
export const addNote = (slots: StudySlots) =>
  handle(studies.addNote, async ({ params, body, actor, idempotencyKey }, services) => {
    await openStudy(services, slots, actor, params);
    const { participantId: authorId } = personOf(actor);
    const { proposalId } = params;
    const id = idempotentId('studyNote', services, actor, idempotencyKey);
    const createdAt = services.now();
    const note: Note = { id, proposalId, authorId, text: body.text, createdAt, editedAt: null, version: 1 };
    const { changed } = await services.db.write(put(StudyNotes, note, { when: 'absent', otherwise: 'unchanged' }));
    const kept = changed ? note : await services.db.require(StudyNotes, { proposalId, id }, 'study.note-not-found');
    return shownNote(kept, await profilesOf(services, [authorId]), actor);
  });

/** Changes an own note that is still as it was read. */
export const editNote = (slots: StudySlots) =>
  handle(studies.editNote, async ({ params, body, actor }, services) => {
    await openStudy(services, slots, actor, params);
    const { participantId } = personOf(actor);
    const key = { proposalId: params.proposalId, id: params.noteId };
    const note = await services.db.require(StudyNotes, key, 'study.note-not-found');
    if (note.authorId !== participantId) throw new Problem('study.note-not-yours');
    const changes = { text: body.text, editedAt: services.now(), version: body.version + 1 };
    await services.db.write(
      patch(StudyNotes, key, changes, {
        when: [{ attribute: 'version', op: '=', value: body.version }],
        otherwise: 'study.changed-meanwhile',
      }),
    );
    return shownNote({ ...note, ...changes }, await profilesOf(services, [participantId]), actor);
  });

/** Removes an own note. */
export const removeNote = (slots: StudySlots) =>
  handle(studies.removeNote, async ({ params, actor }, services) => {
    await openStudy(services, slots, actor, params);
    const key = { proposalId: params.proposalId, id: params.noteId };
    const note = await services.db.get(StudyNotes, key);
    if (note === undefined) return undefined;
    if (note.authorId !== personOf(actor).participantId) throw new Problem('study.note-not-yours');
    await services.db.write(remove(StudyNotes, key));
    return undefined;
  });
