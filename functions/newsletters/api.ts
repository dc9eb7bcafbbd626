import { newsletterPolicy } from '../../shared/newsletters/policy.ts';
import { type Api, createApi } from '../platform/api.ts';
import { checkNewsletter } from './checks/check.ts';
import { previewNewsletter } from './content/preview.ts';
import { sendTest } from './content/send-test.ts';
import { setArchived } from './sending/archive.ts';
import { countAudience, readCount } from './sending/count.ts';
import { readProgress, readStatistics } from './sending/progress.ts';
import { scheduleNewsletter, sendNewsletter, unscheduleNewsletter } from './sending/start.ts';
import { cancelNewsletter, pauseNewsletter, resumeNewsletter } from './sending/steer.ts';
import type { CardSlots } from './slots.ts';
import {
  createNewsletter,
  duplicateNewsletter,
  listNewsletters,
  readNewsletter,
  removeNewsletter,
  updateNewsletter,
} from './write-newsletter.ts';

/** Newsletters, for those who write and send them. @param cards what cards show of other features */
export const newslettersApi = (cards: CardSlots): Api =>
  createApi({
    handlers: [
      listNewsletters,
      createNewsletter,
      readNewsletter,
      updateNewsletter,
      duplicateNewsletter,
      removeNewsletter,
      previewNewsletter(cards),
      checkNewsletter(cards),
      sendTest(cards),
      countAudience,
      readCount,
      sendNewsletter(cards),
      scheduleNewsletter(cards),
      unscheduleNewsletter,
      pauseNewsletter,
      resumeNewsletter,
      cancelNewsletter,
      readProgress,
      readStatistics,
      setArchived,
    ],
    policies: [newsletterPolicy],
  });
