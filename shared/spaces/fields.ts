/** Fields that several things of spaces have. */
import * as z from 'zod';

/** Guards a change: it goes through only when nobody has changed the thing since it was read. */
export const Version = z.int().nonnegative().describe('Goes up by one with each change; send back the one you read');
/** Last part of a public address. */
export const Slug = z
  .string()
  .min(2)
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .describe('Lower-case letters, digits and single hyphens');
/** Path of an uploaded picture, as `POST /media` answered it. */
export const MediaPath = z.string().regex(/^\/media\/[0-9a-f]{64}\.(png|jpg|webp|gif)$/);
/** Path of an uploaded file: below `/media/`, without a way up. */
export const FilePath = z.string().regex(/^\/media\/(?:[A-Za-z0-9_-]+\/)*[A-Za-z0-9_-]+\.[a-z0-9]{2,5}$/);
/** Address of another site. Only https: a link must not lead people into the open. */
export const HttpsAddress = z.url({ protocol: /^https$/ }).max(2000);
