import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { type PostRules, type SignedForm, signPost } from './post-policy.ts';

/** What an object is served with. */
export interface FileHeaders {
  readonly contentType: string;
  readonly cacheControl: string;
  /** `attachment` with a name for what is not to be shown in the browser; ASCII. */
  readonly contentDisposition?: string | undefined;
}

/** An object as it was read. */
export interface StoredFile {
  readonly body: Uint8Array;
  readonly contentType: string;
  readonly etag: string;
  readonly contentDisposition?: string | undefined;
}

/** A bucket by keys. Keys have no leading slash. */
export interface Files {
  /** Bytes and type of an object; `undefined` where there is none. */
  get(key: string): Promise<StoredFile | undefined>;
  /** Bytes of an object, without reading it; `undefined` where there is none. */
  size(key: string): Promise<number | undefined>;
  put(key: string, body: Uint8Array | string, headers: FileHeaders): Promise<void>;
  /** Writes an object of any size as its bytes come, a few megabytes at a time; gives their number. */
  putAll(key: string, chunks: AsyncIterable<Uint8Array | string>, headers: FileHeaders): Promise<number>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
  /** An address from which anybody who has it can download the object, under a name, for a number of seconds. */
  link(key: string, options: { readonly seconds: number; readonly fileName: string }): Promise<string>;
  /** A form by which a browser sends one object itself. */
  form(rules: Omit<PostRules, 'bucket'>): Promise<SignedForm>;
}

/** Of all parts but the last S3 wants 5 MB; of at most 10,000 parts. */
const PART_BYTES = 8 << 20;

/** Bytes as parts of one upload; there is always one, if only an empty one. */
async function* partsOf(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<Buffer> {
  let [waiting, size, count]: [Uint8Array[], number, number] = [[], 0, 0];
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
    waiting.push(bytes);
    size += bytes.length;
    if (size < PART_BYTES) continue;
    yield Buffer.concat(waiting);
    [waiting, size, count] = [[], 0, count + 1];
  }
  if (size > 0 || count === 0) yield Buffer.concat(waiting);
}

export function createFiles(client: S3Client, Bucket: string): Files {
  return {
    async get(Key) {
      try {
        const {
          Body,
          ContentType = 'application/octet-stream',
          ETag = '',
          ContentDisposition,
        } = await client.send(new GetObjectCommand({ Bucket, Key }));
        const body = (await Body?.transformToByteArray()) ?? new Uint8Array();
        return { body, contentType: ContentType, etag: ETag, contentDisposition: ContentDisposition };
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async size(Key) {
      try {
        return (await client.send(new HeadObjectCommand({ Bucket, Key }))).ContentLength ?? 0;
      } catch (error) {
        if (error instanceof NotFound) return undefined;
        throw error;
      }
    },
    async put(Key, Body, { contentType, cacheControl, contentDisposition }) {
      await client.send(
        new PutObjectCommand({
          Bucket,
          Key,
          Body,
          ContentType: contentType,
          CacheControl: cacheControl,
          ContentDisposition: contentDisposition,
        }),
      );
    },
    async putAll(Key, chunks, { contentType, cacheControl }) {
      const where = { Bucket, Key };
      const begun = await client.send(
        new CreateMultipartUploadCommand({ ...where, ContentType: contentType, CacheControl: cacheControl }),
      );
      const UploadId = begun.UploadId;
      const Parts: { readonly PartNumber: number; readonly ETag: string | undefined }[] = [];
      let size = 0;
      for await (const Body of partsOf(chunks)) {
        const PartNumber = Parts.length + 1;
        const { ETag } = await client.send(new UploadPartCommand({ ...where, UploadId, PartNumber, Body }));
        Parts.push({ PartNumber, ETag });
        size += Body.length;
      }
      await client.send(new CompleteMultipartUploadCommand({ ...where, UploadId, MultipartUpload: { Parts } }));
      return size;
    },
    async remove(Key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },
    link(Key, { seconds, fileName }) {
      const ResponseContentDisposition = `attachment; filename="${fileName}"`;
      return getSignedUrl(client, new GetObjectCommand({ Bucket, Key, ResponseContentDisposition }), {
        expiresIn: seconds,
      });
    },
    async form(rules) {
      const [credentials, region] = await Promise.all([client.config.credentials(), client.config.region()]);
      return signPost({ ...rules, bucket: Bucket }, credentials, region, new Date());
    },
  };
}
