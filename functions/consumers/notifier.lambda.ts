import { SESClient } from '@aws-sdk/client-ses';
import { lambda } from '../platform/entry.ts';
import { createMailer } from '../platform/mail/mailer.ts';
import { notifier } from './notifier.ts';

export const handler = lambda(notifier, (config) => createMailer(new SESClient(), config));
