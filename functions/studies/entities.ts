/** What studies keep in the table. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { Instant } from '../../shared/platform/time.ts';
import { Study, StudyNote } from '../../shared/studies/study.ts';
import { defineEntity } from '../platform/db/entity.ts';

/**
 * The study of a proposal, from the first thing that was written about it. All of a component stand together: the board
 * reads them whole.
 */
export const Studies = defineEntity('Study', {
  schema: Study.extend({
    /** When projects were last made of it: a merge at the same moment waits until they are there. */
    projectAt: Instant.nullable(),
    /** Page of the proposal, without the language, when it last changed: reactions read nothing. */
    pagePath: z.string(),
    /** Other pages that tell of studies: the list, and the stages of the budgets. */
    alsoOn: z.array(z.string()),
  }),
  key: { pk: 'STUDIES#{componentId}', sk: '{proposalId}' },
});

/** Private notes about a proposal, the oldest first. */
export const StudyNotes = defineEntity('StudyNote', {
  schema: StudyNote,
  key: { pk: 'STUDY-NOTES#{proposalId}', sk: '{id}' },
  /** Own ones, for the download of one's data. */
  indexes: { byAuthor: { pk: 'PARTICIPANT-STUDY-NOTES#{authorId}', sk: '{createdAt}#{id}' } },
});
