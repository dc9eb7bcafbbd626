import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { CENSUS_PART_BYTES } from '../../shared/verifications/census-upload.ts';
import type { TestPlatform } from '../support/platform.ts';

export const BASE = '/api/verifications/census';

/** The census as the back office and participants use it. */
export function censusOf(platform: TestPlatform) {
  const call = (route: string, params: Record<string, string> = {}, body?: unknown) =>
    platform.call(route, { params, operator: true, ...(body === undefined ? {} : { body }) });
  const read = async () => (await call(`GET ${BASE}`)).body;
  /** Sends a file and has it read; the worker has not begun. */
  async function begun(content: Buffer | string, mode: 'replace' | 'add' = 'replace'): Promise<string> {
    const bytes = Buffer.from(content);
    const announced = { mode, fileName: 'census.csv', bytes: bytes.length, locale: 'fr' };
    const answer = await call(`POST ${BASE}/uploads`, {}, announced);
    if (answer.status !== 201) throw new Error(`not announced: ${JSON.stringify(answer.body)}`);
    const uploadId: string = answer.body.upload.id;
    for (let part = 0; part < answer.body.parts; part++) {
      const data = bytes.subarray(part * CENSUS_PART_BYTES, (part + 1) * CENSUS_PART_BYTES).toString('base64');
      await call(`PUT ${BASE}/uploads/{uploadId}/parts/{part}`, { uploadId, part: String(part) }, { data });
    }
    const started = await call(`POST ${BASE}/uploads/{uploadId}/start`, { uploadId });
    if (started.status !== 202) throw new Error(`not begun: ${JSON.stringify(started.body)}`);
    return uploadId;
  }
  const upload = async (uploadId: string) =>
    (await read()).uploads.find(({ id }: { readonly id: string }) => id === uploadId);
  return {
    call,
    read,
    begun,
    upload,
    /** Sends a file and waits for what becomes of it. */
    async uploaded(content: Buffer | string, mode?: 'replace' | 'add') {
      const uploadId = await begun(content, mode);
      await platform.settle();
      return upload(uploadId);
    },
    /** Keys of what an upload has in the bucket. */
    async files(prefix = 'census/'): Promise<string[]> {
      const where = { Bucket: platform.services.config.buckets.data, Prefix: prefix };
      const { Contents = [] } = await platform.cloud.clients.s3.send(new ListObjectsV2Command(where));
      return Contents.map(({ Key = '' }) => Key);
    },
    /** Lines of the report of an upload. */
    async report(uploadId: string): Promise<string[]> {
      const { body } = await call(`POST ${BASE}/uploads/{uploadId}/report`, { uploadId });
      const [, , ...key] = new URL(body.url).pathname.split('/');
      const where = { Bucket: platform.services.config.buckets.data, Key: key.join('/') };
      const { Body } = await platform.cloud.clients.s3.send(new GetObjectCommand(where));
      return ((await Body?.transformToString('utf8')) ?? '').trimEnd().split('\n');
    },
  };
}
