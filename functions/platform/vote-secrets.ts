import { randomBytes } from 'node:crypto';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import * as z from 'zod';
import type { ComponentId } from '../../shared/platform/ids.ts';
import { Instant } from '../../shared/platform/time.ts';

/** What is kept of the secret of a vote: itself, or when it was destroyed, so that nobody makes another one. */
const Kept = z.union([z.object({ secret: z.string().min(40) }), z.object({ destroyedAt: Instant })]);
export type VoteSecret = z.infer<typeof Kept>;

/**
 * The secret of each vote, in a bucket of its own without versions and outside of the table's backups. Whoever has it
 * can tell which ballot is whose; once it is destroyed nobody can.
 */
export interface VoteSecrets {
  /** The secret of a component's vote, made by whoever asks first: every caller gets the same one. */
  of(componentId: ComponentId): Promise<VoteSecret>;
  /** The same without making one; `undefined` where nobody has voted. */
  find(componentId: ComponentId): Promise<VoteSecret | undefined>;
  /** Writes over it, for good. What a warm function remembers is gone within a minute, if the bucket answers. */
  destroy(componentId: ComponentId, at: Instant): Promise<void>;
}

const REMEMBERED_MS = 60_000;
/** Votes that a function remembers at most. */
const MOST = 1000;
const RANDOM_BYTES = 32;

/** Somebody else was faster: S3 says so in two ways. */
const isTaken = (error: unknown) =>
  error instanceof S3ServiceException && [409, 412].includes(error.$metadata.httpStatusCode ?? 0);

/** @param milliseconds of any clock that only goes forward */
export function createVoteSecrets(client: S3Client, Bucket: string, milliseconds: () => number): VoteSecrets {
  const known = new Map<ComponentId, { readonly value: VoteSecret; readonly readAt: number }>();
  const keyOf = (componentId: ComponentId) => `votes/${componentId}`;
  const remember = (componentId: ComponentId, value: VoteSecret) => {
    if (known.size >= MOST) known.clear();
    known.set(componentId, { value, readAt: milliseconds() });
    return value;
  };
  const write = (componentId: ComponentId, value: VoteSecret, isFirst: boolean) =>
    client.send(
      new PutObjectCommand({
        Bucket,
        Key: keyOf(componentId),
        Body: JSON.stringify(value),
        ContentType: 'application/json',
        ...(isFirst ? { IfNoneMatch: '*' } : {}),
      }),
    );
  const secrets: VoteSecrets = {
    async find(componentId) {
      const fresh = known.get(componentId);
      if (fresh !== undefined && milliseconds() - fresh.readAt < REMEMBERED_MS) return fresh.value;
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: keyOf(componentId) }));
        return remember(componentId, Kept.parse(JSON.parse((await Body?.transformToString()) ?? '')));
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        // A bucket that does not answer costs nobody a vote while this function knows the secret.
        if (fresh !== undefined) return fresh.value;
        throw error;
      }
    },
    async of(componentId) {
      const found = await secrets.find(componentId);
      if (found !== undefined) return found;
      const made = { secret: randomBytes(RANDOM_BYTES).toString('base64url') };
      try {
        await write(componentId, made, true);
        return remember(componentId, made);
      } catch (error) {
        if (!isTaken(error)) throw error;
        return secrets.of(componentId);
      }
    },
    async destroy(componentId, destroyedAt) {
      await write(componentId, { destroyedAt }, false);
      remember(componentId, { destroyedAt });
    },
  };
  return secrets;
}
