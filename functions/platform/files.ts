import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** A bucket by keys. Keys have no leading slash. */
export interface Files {
  /** Bytes and type of an object; `undefined` where there is none. */
  get(
    key: string,
  ): Promise<{ readonly body: Uint8Array; readonly contentType: string; readonly etag: string } | undefined>;
  put(
    key: string,
    body: Uint8Array | string,
    options: { readonly contentType: string; readonly cacheControl: string },
  ): Promise<void>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
}

export function createFiles(client: S3Client, Bucket: string): Files {
  return {
    async get(Key) {
      try {
        const {
          Body,
          ContentType = 'application/octet-stream',
          ETag = '',
        } = await client.send(new GetObjectCommand({ Bucket, Key }));
        return { body: (await Body?.transformToByteArray()) ?? new Uint8Array(), contentType: ContentType, etag: ETag };
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async put(Key, Body, { contentType, cacheControl }) {
      await client.send(
        new PutObjectCommand({ Bucket, Key, Body, ContentType: contentType, CacheControl: cacheControl }),
      );
    },
    async remove(Key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },
  };
}
