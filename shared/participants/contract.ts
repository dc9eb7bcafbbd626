/** HTTP contract of participants: sign-in without passwords, sessions, profile. */
import * as z from 'zod';
import { defineContract } from '../platform/contract.ts';
import { Email } from '../platform/email.ts';
import { ExportId, ParticipantId } from '../platform/ids.ts';
import { InterfaceLocale } from '../platform/locale.ts';
import { Grant, ROLES } from '../platform/roles.ts';
import { Instant } from '../platform/time.ts';
import { DataExport, DeletionFigures, OwnContribution, OwnProfile } from './account.ts';
import { sessionRoutes } from './own-sessions.ts';
import { ABOUT_LENGTH, LINK_LENGTH } from './rules.ts';
import { SecondFactorState, secondFactorRoutes } from './second-factor.ts';

const Digits = z
  .string()
  .trim()
  .regex(/^\d{6}$/);
const Token = z.string().min(20).max(200);
const Mailed = z.object({ expiresInSeconds: z.int() });

/** The person of the session, as that person may see it. */
export const Me = z.object({
  id: ParticipantId,
  email: z.string(),
  role: z.enum(ROLES),
  displayName: z.string().nullable().describe('null until the first sign-in is completed'),
  locale: InterfaceLocale,
  charterAcceptedAt: Instant.nullable(),
  grants: z.array(Grant).describe('Roles in processes that hold now'),
  secondFactor: SecondFactorState,
  unread: z.int().nonnegative().optional().describe('Notifications that were not seen yet; absent: none'),
  isGuest: z.literal(true).optional().describe('Votes without an account: there is no address and no name'),
  assistance: z
    .object({ name: z.string(), endsAt: Instant })
    .optional()
    .describe('An agent enters for this person, who is present, until then at the latest'),
});
export type Me = z.infer<typeof Me>;

export const participants = defineContract('participants', {
  ...secondFactorRoutes(Me),
  ...sessionRoutes,
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
    body: z.union([z.object({ email: Email, code: Digits }), z.object({ token: Token })]),
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
    summary: 'Give a display name and consent to the participation charter; a few words and a link where wanted',
    method: 'PUT',
    path: '/participants/me',
    access: 'participant.update',
    body: z.object({
      displayName: z.string().trim().min(2).max(60),
      locale: InterfaceLocale,
      about: z.string().max(ABOUT_LENGTH).optional().describe('Plain text; without it the words stay as they are'),
      link: z.string().max(LINK_LENGTH).nullable().optional().describe('http or https; null takes it away'),
      acceptsCharter: z.boolean().refine((accepted) => accepted, { params: { code: 'charter.required' } }),
    }),
    returns: z.object({ participant: Me }),
  },
  signOut: {
    summary: 'End this session',
    method: 'DELETE',
    path: '/session',
    access: 'participant.sign-out',
    whileBlocked: true,
    status: 204,
  },
  signOutEverywhere: {
    summary: 'End every session of this participant',
    method: 'DELETE',
    path: '/sessions',
    access: 'participant.sign-out',
    whileBlocked: true,
    status: 204,
  },
  readAccount: {
    summary: 'Own account and profile',
    method: 'GET',
    path: '/participants/me',
    access: 'participant.read',
    returns: z.object({ participant: Me, profile: OwnProfile }),
  },
  listContributions: {
    summary: 'Own proposals in every state and own comments, newest first; the newest 100 of each',
    method: 'GET',
    path: '/participants/me/contributions',
    access: 'participant.read',
    returns: z.object({
      proposals: z.object({ items: z.array(OwnContribution), total: z.int() }),
      comments: z.object({ items: z.array(OwnContribution), total: z.int() }),
    }),
  },
  requestEmailChange: {
    summary: 'Mail a code and a link to a new address; the answer never tells whether it belongs to an account',
    method: 'POST',
    path: '/participants/me/email-changes',
    access: 'participant.change-email',
    status: 202,
    body: z.object({ email: Email }),
    returns: Mailed,
    problems: ['request.too-many', 'request.invalid'],
  },
  confirmEmailChange: {
    summary: 'Change the address with the mailed code, or with the token of the mailed link; other sessions end',
    method: 'POST',
    path: '/participants/email-changes/confirmation',
    access: 'anyone',
    whileBlocked: true,
    status: 200,
    body: z.union([z.object({ code: Digits }), z.object({ participantId: ParticipantId, token: Token })]),
    returns: z.object({ email: z.string() }),
    problems: ['participant.code-invalid', 'participant.too-many-tries', 'participant.email-taken'],
  },
  requestExport: {
    summary: 'Have a ZIP of all own data made; a mail tells when it is ready',
    method: 'POST',
    path: '/participants/me/exports',
    access: 'participant.download',
    whileBlocked: true,
    status: 202,
    returns: DataExport,
    problems: ['request.too-many'],
  },
  listExports: {
    summary: 'Files of own data that are being made or can be downloaded, newest first',
    method: 'GET',
    path: '/participants/me/exports',
    access: 'participant.download',
    returns: z.object({ items: z.array(DataExport) }),
  },
  linkExport: {
    summary: 'An address from which the file can be downloaded for a minute',
    method: 'POST',
    path: '/participants/me/exports/{exportId}/link',
    access: 'participant.download',
    whileBlocked: true,
    status: 200,
    params: z.object({ exportId: ExportId }),
    returns: z.object({ url: z.string(), expiresInSeconds: z.int() }),
    problems: ['participant.export-not-found', 'participant.export-not-ready'],
  },
  readDeletion: {
    summary: 'What a deletion of the account would do, in figures',
    method: 'GET',
    path: '/participants/me/deletion',
    access: 'participant.delete',
    returns: DeletionFigures,
  },
  requestDeletionCode: {
    summary: 'Mail the code that a deletion asks for',
    method: 'POST',
    path: '/participants/me/deletion/codes',
    access: 'participant.delete',
    whileBlocked: true,
    status: 202,
    returns: Mailed,
    problems: ['request.too-many'],
  },
  deleteAccount: {
    summary: 'Delete the account with the mailed code; what was published stays without the name',
    method: 'POST',
    path: '/participants/me/deletion',
    access: 'participant.delete',
    whileBlocked: true,
    status: 204,
    body: z.object({ code: Digits }),
    problems: ['participant.code-invalid', 'participant.too-many-tries', 'participant.last-administrator'],
  },
});
