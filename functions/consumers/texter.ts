import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { SignInCodeId } from '../../shared/platform/ids.ts';
import { localize } from '../../shared/platform/locale.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { patch } from '../platform/db/write.ts';
import type { Entry } from '../platform/entry.ts';
import type { Services } from '../platform/services.ts';
import { TextNotTaken } from '../platform/texts/text-sender.ts';
import { worker } from '../platform/worker.ts';
import { organization } from '../spaces/directory.ts';
import { methodSettings } from '../verifications/settings.ts';
import { SmsCodes } from '../verifications/sms/entities.ts';
import { smsCodeOf } from '../verifications/sms/secrets.ts';
import { smsText } from '../verifications/sms/text.ts';

type SmsCode = ItemOf<typeof SmsCodes>;
type State = SmsCode['state'];

/** Goes from one state to the next, unless somebody else has, or a newer code stands there. */
const turn = async ({ db }: Services, { numberHash, id }: SmsCode, from: State, to: State): Promise<boolean> => {
  const { changed } = await db.write(
    patch(
      SmsCodes,
      { numberHash },
      { state: to, ...(to === 'sent' || to === 'failed' ? { number: null } : {}) },
      {
        when: [
          { attribute: 'id', op: '=', value: id },
          { attribute: 'state', op: '=', value: from },
        ],
        otherwise: 'unchanged',
      },
    ),
  );
  return changed;
};

async function messageOf(services: Services, { id, locale }: SmsCode) {
  const { name, defaultLocale } = await organization(services);
  const { senderId } = (await methodSettings(services)).sms;
  const code = smsCodeOf(await services.secrets.get('session'), id);
  const { siteOrigin } = services.config;
  const sender = localize(name, locale, defaultLocale).text;
  return { senderId, text: smsText({ locale, organization: sender, code, siteOrigin }) };
}

/** Whether the text was turned away for now, and may be tried again without anybody getting it twice. */
async function hand(services: Services, code: SmsCode, to: string): Promise<void> {
  const message = await messageOf(services, code);
  if (!(await turn(services, code, 'waiting', 'sending'))) return;
  try {
    await services.texts.send({ ...message, to });
  } catch (error) {
    if (error instanceof TextNotTaken && error.isPassing) {
      await turn(services, code, 'sending', 'waiting');
      throw error;
    }
    // It may have been sent, or never can be: the person sees nothing come, and asks for another one.
    const { stage } = services.config;
    const reason = error instanceof TextNotTaken ? error.message : 'unknown';
    services.log.warn('sms.failed', { codeId: code.id, reason }, { name: 'SmsFailed', value: 1, stage });
    await turn(services, code, 'sending', 'failed');
    return;
  }
  await turn(services, code, 'sending', 'sent');
}

/**
 * Sends the texts with codes. Unlike a mail, a text costs money and frightens people who get it again and again: it is
 * sent "at most once". The state is written before SNS is asked, and a text that may have been taken is not sent again,
 * whether the worker died, SNS did not answer, or the queue brought the message twice. A newer code of the same telephone
 * takes the place of one that was not sent yet.
 */
export const texter: Entry<SQSEvent, SQSBatchResponse> = worker(
  z.object({ numberHash: z.string(), codeId: SignInCodeId }),
  async (jobs, services) => {
    const failed: string[] = [];
    for (const [messageId, { numberHash, codeId }] of jobs) {
      const code = await services.db.get(SmsCodes, { numberHash });
      if (code?.id !== codeId || code.state !== 'waiting' || code.number === null) continue;
      if (services.now() >= code.expiresAt) continue;
      try {
        await hand(services, code, code.number);
      } catch (error) {
        services.log.warn('sms.later', { codeId, reason: error instanceof Error ? error.name : 'unknown' });
        failed.push(messageId);
      }
    }
    return failed;
  },
);
