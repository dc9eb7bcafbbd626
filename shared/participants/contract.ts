/** HTTP contract of participants: sign-in without passwords, sessions, profile. */
import * as z from 'zod';
import { defineContract } from '../platform/contract.ts';
import { ParticipantId } from '../platform/ids.ts';
import { InterfaceLocale } from '../platform/locale.ts';
import { ROLES } from '../platform/policy.ts';
import { Instant } from '../platform/time.ts';

/** Lower case and trimmed: two spellings of one address are one participant. */
const Email = z.string().trim().toLowerCase().pipe(z.email().max(254));

/** The person of the session, as that person may see it. */
export const Me = z.object({
  id: ParticipantId,
  email: z.string(),
  role: z.enum(ROLES),
  displayName: z.string().nullable().describe('null until the first sign-in is completed'),
  locale: InterfaceLocale,
  charterAcceptedAt: Instant.nullable(),
});
export type Me = z.infer<typeof Me>;

export const participants = defineContract('participants', {
  requestCode: {
    summary:
      'Mail a 6-digit code and a link, valid 15 minutes and once; the answer never tells whether an account exists',
    method: 'POST',
    path: '/sign-in/codes',
    access: 'public',
    status: 202,
    body: z.object({
      email: Email,
      locale: InterfaceLocale,
      returnTo: z
        .string()
        .max(500)
        .regex(/^\/(?![/\\])/)
        .optional()
        .describe('Path to go on to after the link'),
    }),
    returns: z.object({ expiresInSeconds: z.int() }),
    problems: ['sign-in.too-many-codes'],
  },
  signIn: {
    summary: 'Open a session with a mailed code, or with the token of a mailed link',
    method: 'POST',
    path: '/sign-in/sessions',
    access: 'public',
    status: 201,
    body: z.union([
      z.object({
        email: Email,
        code: z
          .string()
          .trim()
          .regex(/^\d{6}$/),
      }),
      z.object({ token: z.string().min(20).max(200) }),
    ]),
    returns: z.object({ participant: Me }),
    problems: ['sign-in.code-invalid', 'sign-in.too-many-tries'],
  },
  readSession: {
    summary: 'Who is signed in; null when nobody is',
    method: 'GET',
    path: '/session',
    access: 'anyone',
    returns: z.object({ participant: Me.nullable() }),
    problems: ['session.invalid'],
  },
  updateProfile: {
    summary: 'Give a display name and consent to the participation charter',
    method: 'PUT',
    path: '/participants/me',
    access: 'participant.update',
    body: z.object({
      displayName: z.string().trim().min(2).max(60),
      locale: InterfaceLocale,
      acceptsCharter: z.boolean().refine((accepted) => accepted, { params: { code: 'charter.required' } }),
    }),
    returns: z.object({ participant: Me }),
  },
  signOut: {
    summary: 'End this session',
    method: 'DELETE',
    path: '/session',
    access: 'participant.sign-out',
    status: 204,
  },
  signOutEverywhere: {
    summary: 'End every session of this participant',
    method: 'DELETE',
    path: '/sessions',
    access: 'participant.sign-out',
    status: 204,
  },
});
