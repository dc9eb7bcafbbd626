import { moderationPolicy } from '../../shared/moderation/policy.ts';
import { type Api, createApi } from '../platform/api.ts';
import { assign, listModerators } from './assign.ts';
import { block } from './block.ts';
import { createReport } from './create-report.ts';
import { decide, judge, reopen, reverse } from './decision-handlers.ts';
import { countCases, listCases, readCase } from './list-cases.ts';
import { listDecisions } from './list-decisions.ts';
import { appeal, listOwn } from './own-decisions.ts';
import { readSettings, updateSettings } from './settings.ts';
import type { ModerationSlots } from './slots.ts';

/** Reports, the queue, decisions and appeals. @param slots the features whose texts are looked after */
export const moderationApi = (slots: ModerationSlots): Api =>
  createApi({
    handlers: [
      createReport(slots),
      listOwn(slots),
      appeal,
      listCases(slots),
      countCases,
      readCase(slots),
      listModerators,
      assign,
      decide(slots),
      reopen,
      block,
      listDecisions(slots),
      reverse(slots),
      judge(slots),
      readSettings,
      updateSettings,
    ],
    policies: [moderationPolicy],
  });
