import type { AttachmentResourceId } from '../../../../shared/media/attachment.ts';
import { declaredType, MAX_FILE_BYTES } from '../../../../shared/media/rules.ts';
import { networkFailed, type Problem } from '../../platform/problem.ts';
import { media } from '../media-api.ts';
import type { Row } from './rows.ts';
import { sendFile } from './send-file.ts';

export const tooLarge: Problem = {
  ...networkFailed,
  code: 'attachment.too-large',
  status: 422,
  facts: { megabytes: MAX_FILE_BYTES / 1_000_000 },
};

interface Sending {
  readonly resourceId: AttachmentResourceId;
  /** Idempotency-Key of the attachment. */
  readonly key: string;
  readonly file: File;
  readonly signal: AbortSignal;
  readonly tell: (change: Partial<Row>) => void;
  /** Announces one file after the other: they stand in the order in which they were chosen. */
  readonly inTurn: <T>(act: () => Promise<T>) => Promise<T>;
}

/** A form is good for five minutes: one that was not is asked for once more. */
const TRIES = 2;

/**
 * Announces a file, sends it and says that it has been sent; what was begun before under the same key goes on.
 *
 * @returns why it was not sent, or `sent`, or `known`: an earlier answer was lost, not the file
 */
export async function sendAttachment(
  sending: Sending,
  tries = TRIES,
): Promise<Problem | 'sent' | 'known' | 'cancelled'> {
  const { resourceId, key, file, signal, tell } = sending;
  const body = { name: file.name, type: declaredType(file.name, file.type), bytes: file.size };
  const announced = await sending.inTurn(() =>
    media.createAttachment({ params: { resourceId }, body, idempotencyKey: key, signal }),
  );
  if (!announced.ok) {
    if (signal.aborted) return 'cancelled';
    return announced.problem.code === 'attachment.already-sent' ? 'known' : announced.problem;
  }
  const { attachment, form } = announced.data;
  const params = { resourceId, attachmentId: attachment.id };
  if (signal.aborted) {
    await media.removeAttachment({ params });
    return 'cancelled';
  }
  tell({ attachment });
  const sent = await sendFile(form, file, { signal, tell: (percent) => tell({ percent }) });
  if (sent === 'expired') return tries > 1 ? sendAttachment(sending, tries - 1) : networkFailed;
  if (sent === 'too-large') return tooLarge;
  if (sent !== 'sent') return sent === 'lost' ? networkFailed : sent;
  // Said or not, the bucket has told the worker; what has become of it is read from the list.
  await media.completeAttachment({ params });
  return 'sent';
}
