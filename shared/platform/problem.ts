import * as z from 'zod';

/**
 * Every problem that an answer can name, with its HTTP status.
 * Codes are stable: programs and translations rest on them.
 */
export const PROBLEM_STATUS = {
  'request.malformed': 400,
  'request.invalid': 422,
  'request.invalid-cursor': 400,
  'request.too-large': 413,
  'request.unsupported-media-type': 415,
  'request.foreign-origin': 403,
  'request.not-found': 404,
  'request.too-many': 429,
  'session.required': 401,
  'session.invalid': 401,
  'access.denied': 403,
  'internal.error': 500,
  'internal.unavailable': 503,
  'participant.profile-incomplete': 403,
  'sign-in.code-invalid': 401,
  'sign-in.too-many-tries': 429,
  'sign-in.too-many-codes': 429,
  'organization.changed-meanwhile': 409,
  'process.not-found': 404,
  'process.slug-taken': 409,
  'process.changed-meanwhile': 409,
  'process.phases-overlap': 422,
  'component.not-found': 404,
  'component.changed-meanwhile': 409,
  'taxonomy.not-found': 404,
  'taxonomy.too-deep': 422,
  'taxonomy.in-use': 409,
  'media.not-an-image': 422,
  'proposal.not-found': 404,
  'proposal.not-yours': 403,
  'proposal.changed-meanwhile': 409,
  'proposal.not-a-draft': 409,
  'proposal.not-withdrawable': 409,
  'proposal.not-answerable': 409,
  'proposal.creation-closed': 409,
  'proposal.text-refused': 422,
  'proposal.not-votable': 409,
  'proposal.voting-closed': 409,
  'proposal.choice-not-offered': 422,
  'proposal.vote-limit-reached': 409,
  'comment.not-found': 404,
  'comment.closed': 409,
  'comment.too-long': 422,
  'comment.too-deep': 422,
  'comment.not-yours': 403,
} as const satisfies Record<string, number>;
export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** One field that was refused: a JSON pointer, a stable code, and what a message needs. */
export const FieldProblem = z.object({
  pointer: z.string(),
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).optional(),
});
export type FieldProblem = z.infer<typeof FieldProblem>;

/** Body of every refusal: problem+json (RFC 9457). Words are the client's: `code` has a message in each language. */
export const ProblemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  instance: z.string().optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).optional(),
  fields: z.array(FieldProblem).optional(),
});
export type ProblemBody = z.infer<typeof ProblemBody>;
