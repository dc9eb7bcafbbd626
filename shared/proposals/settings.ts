import * as z from 'zod';
import { Localized, RequiredLocalized } from '../platform/locale.ts';
import { ProposalSort } from './list.ts';
import { CustomState, MOST_STATES } from './states.ts';

/** What is asked of voters: nothing, one support, or an opinion in three degrees. */
export const VoteKind = z.enum(['none', 'support', 'opinion']);
export type VoteKind = z.infer<typeof VoteKind>;

/** How long authors may change a published text: not at all, for some minutes, or while the phase takes proposals. */
export const EditWindow = z.enum(['never', 'minutes', 'phase']);
export type EditWindow = z.infer<typeof EditWindow>;

/** Whether a proposal has a position: not at all, if its author wants, or always. */
export const PlaceMode = z.enum(['off', 'optional', 'required']);
export type PlaceMode = z.infer<typeof PlaceMode>;

/**
 * Supports that a minimum may ask for: when it is reached or left, all votes of the person change in one transaction of
 * the table, which holds a hundred writes.
 */
export const MOST_MINIMUM = 30;

/** A text that official answers can begin with. */
export const AnswerTemplate = z.object({ name: z.string().trim().min(1).max(80), text: RequiredLocalized });
export type AnswerTemplate = z.infer<typeof AnswerTemplate>;

/** Settings of a proposals component; `.describe` is for the OpenAPI document, screens have words of their own. */
export const ProposalSettings = z.object({
  voteKind: VoteKind.default('support').describe('What voters are asked'),
  voteLimit: z.int().min(0).max(1000).default(0).describe('Supports per participant in this component; 0: no limit'),
  voteMinimum: z
    .int()
    .min(0)
    .max(MOST_MINIMUM)
    .default(0)
    .describe('Votes that a participant must cast before any of them counts; 0: each counts at once'),
  supportThreshold: z
    .int()
    .min(0)
    .max(10_000_000)
    .default(0)
    .describe('Supports that a proposal needs; 0: no threshold'),
  closesAtThreshold: z
    .boolean()
    .default(false)
    .describe('Votes on a proposal close once it has reached the threshold; not while counts are hidden'),
  confirmsVotes: z
    .boolean()
    .default(false)
    .describe('Whoever votes for the first time in the component gets a mail that says so, never what they voted'),
  titleMinLength: z.int().min(1).max(150).default(15).describe('Characters'),
  titleMaxLength: z.int().min(1).max(500).default(150).describe('Characters'),
  bodyMinLength: z.int().min(0).max(2000).default(15).describe('Characters'),
  bodyMaxLength: z.int().min(1).max(70_000).default(2000).describe('Characters'),
  commentMaxLength: z.int().min(1).max(10_000).default(1000).describe('Characters'),
  themeRequired: z.boolean().default(false).describe('A proposal must have a theme'),
  attachmentsAllowed: z.boolean().default(false).describe('Proposals may have pictures and PDF documents'),
  similarShown: z.boolean().default(true).describe('Proposals that look alike are shown before one is submitted'),
  editWindow: EditWindow.default('minutes').describe('How long authors may change a published text'),
  editMinutes: z
    .int()
    .min(1)
    .max(43_200)
    .default(5)
    .describe('Minutes after publication, where the text may be changed for some minutes'),
  help: Localized.default({}).describe('Help shown above the form'),
  defaultSort: ProposalSort.default('recent').describe('Order of the list before a reader chooses another'),
  placeMode: PlaceMode.default('off').describe('Whether a proposal says where it is about'),
  states: z
    .array(CustomState)
    .max(MOST_STATES)
    .default([])
    .describe('States beside the built-in ones; an official answer chooses one'),
  answerTemplates: z.array(AnswerTemplate).max(30).default([]).describe('Texts that official answers can begin with'),
});
export type ProposalSettings = z.infer<typeof ProposalSettings>;

/** What a phase switches on and off. */
export const ProposalPhaseSettings = z.object({
  creation: z.boolean().default(true).describe('Participants may submit proposals'),
  voting: z.boolean().default(true).describe('Participants may vote'),
  comments: z.boolean().default(true).describe('Participants may comment'),
  countsHidden: z.boolean().default(false).describe('Nobody can see how many votes there are until the phase ends'),
});
export type ProposalPhaseSettings = z.infer<typeof ProposalPhaseSettings>;
