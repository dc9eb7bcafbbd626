import { receiveUpload } from '../../functions/local/uploads.ts';
import type { Attachment } from '../../shared/media/attachment.ts';
import type { Answer, TestPlatform } from '../support/platform.ts';

interface Whose {
  readonly resourceId: string;
  readonly cookie: string;
}
export interface SentFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}
interface Form {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

export const ALL = '/api/resources/{resourceId}/attachments';
export const ONE = `${ALL}/{attachmentId}`;

/** Announces a file. */
export const announce = (
  platform: TestPlatform,
  { resourceId, cookie }: Whose,
  { name, type, bytes }: SentFile,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> =>
  platform.call(`POST ${ALL}`, {
    params: { resourceId },
    cookie,
    headers,
    body: { name, type, bytes: bytes.byteLength },
  });

/** Sends a file by its form, as a browser does: the fields first, the file last. */
export async function send(platform: TestPlatform, form: Form, file: SentFile, now?: Date) {
  const data = new FormData();
  for (const [name, value] of Object.entries(form.fields)) data.append(name, value);
  data.append('file', new Blob([new Uint8Array(file.bytes)], { type: file.type }), file.name);
  const request = new Request('http://localhost/uploads', { method: 'POST', body: data });
  const contentType = request.headers.get('content-type') ?? '';
  const body = new Uint8Array(await request.arrayBuffer());
  return receiveUpload(platform.cloud, platform.services.config.buckets.media, { contentType, body }, now);
}

/** Attachments of a resource as its author sees them. */
export async function list(platform: TestPlatform, { resourceId, cookie }: Whose): Promise<Attachment[]> {
  const answer = await platform.call(`GET ${ALL}`, { params: { resourceId }, cookie });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body.items;
}

/** Announces and sends a file, and has it looked at; gives what has become of it. */
export async function attach(platform: TestPlatform, whose: Whose, file: SentFile): Promise<Attachment> {
  const { status, body } = await announce(platform, whose, file);
  if (status !== 201) throw new Error(JSON.stringify(body));
  const sent = await send(platform, body.form, file);
  if (sent.status !== 204) throw new Error(String(sent.body));
  await platform.settle();
  const found = (await list(platform, whose)).find(({ id }) => id === body.attachment.id);
  if (found === undefined) throw new Error('the attachment is gone');
  return found;
}
