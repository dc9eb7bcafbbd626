import type { SESEvent } from 'aws-lambda';
import { answerMails } from '../mail-in/answer-mail.ts';
import type { Entry } from '../platform/entry.ts';

/** Tells people who answer our mails that nobody reads there. Called by the receipt rule of SES for each mail. */
export const mailIn: Entry<SESEvent, void> = (services) => (event) => answerMails(services, event);
