import * as z from 'zod';
import { ComponentId, ProposalId } from '../platform/ids.ts';
import { Locale } from '../platform/locale.ts';
import { Choice } from './proposal.ts';

/** What somebody has voted for in a component whose vote is open: for that person alone. */
export const OwnVotes = z.object({
  componentId: ComponentId,
  process: z.string().describe('Title of the process'),
  name: z.string().describe('Of the component'),
  locale: Locale,
  path: z.string().describe('Page of the component, without the language'),
  votes: z.array(
    z.object({
      proposalId: ProposalId,
      title: z.string().describe('Empty where moderation has hidden it'),
      isHidden: z.boolean().describe('By moderation: the vote keeps its place on the ballot until it is taken back'),
      locale: Locale,
      path: z.string().describe('Without the language'),
      choice: Choice,
    }),
  ),
});
export type OwnVotes = z.infer<typeof OwnVotes>;

/** A vote whose secret is destroyed: nobody can tell any more what anybody chose there, or whether they voted. */
export const GoneVotes = OwnVotes.omit({ votes: true });
export type GoneVotes = z.infer<typeof GoneVotes>;
