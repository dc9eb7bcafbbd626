import * as z from 'zod';
import { SpaceId } from './ids.ts';

/** Roles on the whole platform. */
export const ROLES = ['participant', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Roles in a process, or in every process: runs it, looks after what is said in it, answers the proposals assigned to
 * them, enters contributions for people who are present.
 */
export const SPACE_ROLES = ['process-administrator', 'moderator', 'evaluator', 'agent'] as const;
export const SpaceRole = z.enum(SPACE_ROLES);
export type SpaceRole = z.infer<typeof SpaceRole>;

/** A role and where it counts; `organization`: in every process, those to come included. */
export const Grant = z.object({ role: SpaceRole, spaceId: SpaceId });
export type Grant = z.infer<typeof Grant>;

/** Whether a role holds at `now`; at `expiresAt` it has ended. */
export const holds = ({ expiresAt }: { readonly expiresAt: string | null }, now: string): boolean =>
  expiresAt === null || now < expiresAt;
