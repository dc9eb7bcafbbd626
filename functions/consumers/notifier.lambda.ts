import { lambda } from '../platform/entry.ts';
import { mailerOnAws } from '../platform/mail/mailer.ts';
import { notifier } from './notifier.ts';

export const handler = lambda(notifier, mailerOnAws);
