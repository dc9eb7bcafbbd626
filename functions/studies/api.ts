import { studyPolicy } from '../../shared/studies/policy.ts';
import { type Api, createApi } from '../platform/api.ts';
import { spaceOfComponent } from '../spaces/directory.ts';
import { actOnStudies } from './acts.ts';
import { listStudies } from './board.ts';
import { convert } from './convert.ts';
import { merge, unmerge } from './merge.ts';
import { addNote, editNote, removeNote } from './notes.ts';
import type { StudySlots } from './slots.ts';
import { readStudy, writeStudy } from './write-study.ts';

/** Technical studies of proposals. @param slots what they need of proposals and budgets */
export const studiesApi = (slots: StudySlots): Api =>
  createApi({
    handlers: [
      listStudies(slots),
      readStudy(slots),
      writeStudy(slots),
      addNote(slots),
      editNote(slots),
      removeNote(slots),
      actOnStudies(slots),
      merge(slots),
      unmerge(slots),
      convert(slots),
    ],
    policies: [studyPolicy],
    places: { componentId: spaceOfComponent },
  });
