import { lambda } from '../platform/entry.ts';
import { mailerOnAws } from '../platform/mail/mailer.ts';
import { sender } from './sender.ts';

export const handler = lambda(sender, mailerOnAws);
