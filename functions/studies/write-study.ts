import { isDeepStrictEqual } from 'node:util';
import { studies } from '../../shared/studies/contract.ts';
import { studyProblems } from '../../shared/studies/rules.ts';
import { StudyContent } from '../../shared/studies/study.ts';
import { handle } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import { changeStudy, withBeginning } from './change-studies.ts';
import { openStudy } from './own.ts';
import type { StudySlots } from './slots.ts';
import { studyFile } from './study-file.ts';

/** Says everything about one study. */
export const readStudy = (slots: StudySlots) =>
  handle(studies.readStudy, async ({ params, actor }, services) =>
    studyFile(services, slots, actor, await openStudy(services, slots, actor, params)),
  );

/** Writes what was found out. The same again is no error, also with the version that it had before. */
export const writeStudy = (slots: StudySlots) =>
  handle(studies.writeStudy, async ({ params, body, actor, tellChanged }, services) => {
    const opened = await openStudy(services, slots, actor, params);
    const { version, ...content } = body;
    const fields = studyProblems(content);
    if (fields.length > 0) throw new Problem('request.invalid', { fields });
    await changeStudy(services, opened.space, params.proposalId, (study) => {
      const before = StudyContent.parse(study);
      if (isDeepStrictEqual(before, content)) return undefined;
      if (study.version !== version) throw new Problem('study.changed-meanwhile');
      tellChanged(before, content);
      return withBeginning(study, content, services.now());
    });
    return studyFile(services, slots, actor, opened);
  });
