import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { openTable } from '../../functions/imports/files/table-file.ts';
import { PART_BYTES } from '../../shared/imports/exchange.ts';
import type { Consultation } from '../proposals/a-consultation.ts';
import type { TestPlatform } from '../support/platform.ts';

export const BASE = '/api/components/{componentId}/exchanges';
export type Texts = Record<string, string>;

/** Imports and exports as the back office asks for them, each waited for. */
export async function exchangesOf(platform: TestPlatform) {
  const directory = await mkdtemp(join(tmpdir(), 'parvis-decidim-'));
  let files = 0;
  const call = (
    route: string,
    { componentId }: Pick<Consultation, 'componentId'>,
    params: Texts = {},
    body?: unknown,
  ) =>
    platform.call(route, {
      params: { componentId, ...params },
      operator: true,
      ...(body === undefined ? {} : { body }),
    });
  const exchange = async (consultation: Pick<Consultation, 'componentId'>, exchangeId: string) =>
    (await call(`GET ${BASE}/{exchangeId}`, consultation, { exchangeId })).body;
  /** What stands behind a signed address. */
  async function contentOf(url: string): Promise<Buffer> {
    const [, , ...key] = new URL(url).pathname.split('/');
    const where = { Bucket: platform.services.config.buckets.data, Key: key.join('/') };
    const { Body } = await platform.cloud.clients.s3.send(new GetObjectCommand(where));
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  }
  return {
    call,
    contentOf,
    async exported(consultation: Pick<Consultation, 'componentId'>, subject: string, form: string): Promise<Buffer> {
      const ordered = await call(`POST ${BASE}/exports`, consultation, {}, { subject, form });
      await platform.settle();
      const { id, state, failure } = await exchange(consultation, ordered.body.id);
      if (state !== 'done') throw new Error(`no export: ${state} ${JSON.stringify(failure)}`);
      const link = await call(`POST ${BASE}/{exchangeId}/file`, consultation, { exchangeId: id });
      return contentOf(link.body.url);
    },
    async imported(consultation: Pick<Consultation, 'componentId'>, content: Buffer | string, fileName = 'file.csv') {
      const bytes = Buffer.from(content);
      const announced = { fileName, bytes: bytes.length, locale: 'fr' };
      const begun = await call(`POST ${BASE}/imports`, consultation, {}, announced);
      const exchangeId = begun.body.exchange.id;
      for (let part = 0; part < begun.body.parts; part++) {
        const data = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES).toString('base64');
        await call(`PUT ${BASE}/{exchangeId}/parts/{part}`, consultation, { exchangeId, part: String(part) }, { data });
      }
      const started = await call(`POST ${BASE}/{exchangeId}/start`, consultation, { exchangeId });
      if (started.status !== 202) throw new Error(`not begun: ${JSON.stringify(started.body)}`);
      await platform.settle();
      return exchange(consultation, exchangeId);
    },
    /** Rows of a file of any form by column. */
    async rowsOf(content: Buffer): Promise<Texts[]> {
      const path = join(directory, String(++files));
      await writeFile(path, content);
      const rows: Texts[] = [];
      for await (const line of (await openTable(path)).lines)
        rows.push('texts' in line ? Object.fromEntries(line.texts) : {});
      return rows;
    },
    close: () => rm(directory, { recursive: true }),
  };
}
export type Exchanges = Awaited<ReturnType<typeof exchangesOf>>;
