import { mailsPolicy } from '../../shared/mails/policy.ts';
import { type Api, createApi } from '../platform/api.ts';
import { readFigures } from './figures.ts';
import { find } from './find-mails.ts';
import { listPreviews, readPreview, sendPreview } from './previews.ts';
import { retry } from './retry.ts';
import type { MailsSlots } from './slots.ts';
import { liftByHand, suppressByHand } from './suppressions.ts';

/** The office of mails. @param slots the features that know whose an address is */
export const mailsApi = (slots: MailsSlots): Api =>
  createApi({
    handlers: [
      readFigures(slots),
      find(slots),
      retry,
      suppressByHand,
      liftByHand,
      listPreviews,
      readPreview,
      sendPreview,
    ],
    policies: [mailsPolicy],
  });
