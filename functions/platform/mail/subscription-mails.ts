/** Mails about newsletters that are no newsletter. */
import * as z from 'zod';
import { CONFIRM_DAYS, CONFIRM_PATH } from '../../../shared/newsletters/rules.ts';
import { SubscriptionId } from '../../../shared/platform/ids.ts';
import { platformWords } from '../../../shared/platform/words.ts';
import { mailWords } from './mail-words.ts';
import { confirmationToken } from './newsletter-secrets.ts';
import { SAMPLE_SUBSCRIPTION } from './samples.ts';
import { defineMail } from './template.ts';

const newsletterConfirm = defineMail(
  z.object({ subscriptionId: SubscriptionId }),
  async ({ subscriptionId }, { locale, siteOrigin, organization, secrets }) => {
    const t = mailWords(platformWords, locale);
    const token = confirmationToken(await secrets.get('session'), subscriptionId);
    return {
      subject: t('mail.newsletter-confirm.subject', { organization }),
      title: t('mail.newsletter-confirm.title'),
      blocks: [
        { kind: 'paragraph', text: t('mail.newsletter-confirm.text', { organization }) },
        {
          kind: 'button',
          text: t('mail.newsletter-confirm.action'),
          // After the #: what stands there is sent to no server and lands in no log.
          url: `${siteOrigin}/${locale}${CONFIRM_PATH}#${token}`,
          spelled: true,
        },
        { kind: 'paragraph', text: t('mail.newsletter-confirm.validity', { days: CONFIRM_DAYS }) },
      ],
      reason: t('mail.newsletter-confirm.reason', { organization }),
    };
  },
  { group: 'newsletter', values: { subscriptionId: SAMPLE_SUBSCRIPTION } },
);

/** Mails by name. */
export const subscriptionMails = { 'newsletter-confirm': newsletterConfirm } as const;
