import type { Attachment } from '../../../../shared/media/attachment.ts';
import { declaredType } from '../../../../shared/media/rules.ts';
import type { ProcessId } from '../../../../shared/platform/ids.ts';
import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/api-client.ts';
import { networkFailed, type Result } from '../../platform/problem.ts';

const LOOK_EVERY_MS = 1000;
/** Checks take seconds; after so many looks something is wrong. */
const MOST_LOOKS = 90;
const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));

interface Form {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Sends the bytes as the form asks; says whether they arrived. */
async function post({ url, fields }: Form, file: File): Promise<boolean> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', file);
  const response = await fetch(url, { method: 'POST', body }).catch(() => undefined);
  return response?.ok === true;
}

/** The attachment once it has been looked at; as it is after a minute and a half otherwise. */
async function whenChecked(sent: Attachment): Promise<Result<Attachment>> {
  let attachment = sent;
  for (let look = 0; look < MOST_LOOKS && attachment.state === 'checking'; look++) {
    await pause();
    const { resourceId } = sent;
    const answer = await api.media.listAttachments({ params: { resourceId } });
    if (!answer.ok) return answer;
    attachment = answer.data.items.find(({ id }) => id === sent.id) ?? attachment;
  }
  return { ok: true, data: attachment };
}

/**
 * Sends a file of a process and waits until it has been checked: `ready` with its path, `refused`, or still `checking`
 * where that takes too long.
 *
 * @param onSent runs once the bytes have arrived
 */
export async function sendFile(processId: ProcessId, file: File, onSent: () => void): Promise<Result<Attachment>> {
  const announced = await api.media.createAttachment({
    params: { resourceId: processId },
    body: { name: file.name, type: declaredType(file.name, file.type), bytes: file.size },
    idempotencyKey: newKey(),
  });
  if (!announced.ok) return announced;
  const { attachment, form } = announced.data;
  if (!(await post(form, file))) return { ok: false, problem: networkFailed };
  onSent();
  const params = { resourceId: processId, attachmentId: attachment.id };
  const completed = await api.media.completeAttachment({ params });
  return completed.ok ? whenChecked(completed.data) : completed;
}
