import * as z from 'zod';
import { Localized } from '../platform/locale.ts';

/** What is asked of voters: nothing, one support, or an opinion in three degrees. */
export const VoteKind = z.enum(['none', 'support', 'opinion']);
export type VoteKind = z.infer<typeof VoteKind>;

/** Settings of a proposals component; `.describe` is for the OpenAPI document, screens have words of their own. */
export const ProposalSettings = z.object({
  voteKind: VoteKind.default('support').describe('What voters are asked'),
  voteLimit: z.int().min(0).max(1000).default(0).describe('Supports per participant in this component; 0: no limit'),
  titleMinLength: z.int().min(1).max(150).default(15).describe('Characters'),
  titleMaxLength: z.int().min(1).max(500).default(150).describe('Characters'),
  bodyMinLength: z.int().min(0).max(2000).default(15).describe('Characters'),
  bodyMaxLength: z.int().min(1).max(20_000).default(2000).describe('Characters'),
  commentMaxLength: z.int().min(1).max(10_000).default(1000).describe('Characters'),
  themeRequired: z.boolean().default(false).describe('A proposal must have a theme'),
  help: Localized.default({}).describe('Help shown above the form'),
});
export type ProposalSettings = z.infer<typeof ProposalSettings>;

/** What a phase switches on and off. */
export const ProposalPhaseSettings = z.object({
  creation: z.boolean().default(true).describe('Participants may submit proposals'),
  voting: z.boolean().default(true).describe('Participants may vote'),
  comments: z.boolean().default(true).describe('Participants may comment'),
});
export type ProposalPhaseSettings = z.infer<typeof ProposalPhaseSettings>;
