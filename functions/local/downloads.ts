import { GetObjectCommand, NoSuchKey } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Services } from '../platform/services.ts';
import { equalInConstantTime } from '../platform/signing.ts';
import type { LocalAnswer } from './cdn.ts';
import type { LocalCloud } from './cloud.ts';

/** Where signed addresses of S3 lead on a developer's machine, whose buckets have no address of their own. */
const DOWNLOADS = '/_local/downloads';
export const isDownload = (url: URL): boolean => url.pathname.startsWith(`${DOWNLOADS}/`);

/** Files whose signed addresses this server answers itself. */
export function withLocalLinks(files: Services['files'], siteOrigin: string): Services['files'] {
  const local = (bucket: Services['files']['data']): Services['files']['data'] => ({
    ...bucket,
    async link(...given) {
      const { pathname, search } = new URL(await bucket.link(...given));
      return `${siteOrigin}${DOWNLOADS}${pathname}${search}`;
    },
  });
  return { ...files, data: local(files.data), media: local(files.media) };
}

const REFUSED: LocalAnswer = { status: 403, headers: { 'content-type': 'text/plain' }, body: 'AccessDenied' };

/** `20261121T090000Z`, as signed addresses write a moment. */
const momentOf = (text: string) =>
  new Date(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/** Answers a signed address as S3 does: the signature must be ours, and its time not over. */
export async function answerDownload({ pathname, searchParams }: URL, { clients }: LocalCloud): Promise<LocalAnswer> {
  const [Bucket = '', ...key] = pathname.slice(DOWNLOADS.length + 1).split('/');
  const asked = (name: string) => searchParams.get(name) ?? '';
  const signingDate = momentOf(asked('X-Amz-Date'));
  const expiresIn = Number(asked('X-Amz-Expires'));
  const disposition = asked('response-content-disposition');
  const isLate = !(signingDate.getTime() + expiresIn * 1000 > Date.now());
  if (isLate) return REFUSED;
  const command = new GetObjectCommand({ Bucket, Key: key.join('/'), ResponseContentDisposition: disposition });
  const signed = new URL(await getSignedUrl(clients.s3, command, { expiresIn, signingDate }));
  const signature = signed.searchParams.get('X-Amz-Signature') ?? '';
  if (!equalInConstantTime(signature, asked('X-Amz-Signature'))) return REFUSED;
  try {
    const { Body, ContentType = 'application/octet-stream' } = await clients.s3.send(command);
    const headers = { 'content-type': ContentType, 'content-disposition': disposition, 'cache-control': 'no-store' };
    return { status: 200, headers, body: (await Body?.transformToByteArray()) ?? new Uint8Array() };
  } catch (error) {
    if (error instanceof NoSuchKey) return { ...REFUSED, status: 404, body: 'NoSuchKey' };
    throw error;
  }
}
