/** Checked by the compiler only: what the typed client must accept and must refuse. */
import type { Comment, CommentView } from '../../shared/comments/comment.ts';
import type { Me } from '../../shared/participants/contract.ts';
import type { ComponentId, ProposalId } from '../../shared/platform/ids.ts';
import type { Client } from '../../web/src/platform/api-client.ts';

declare const api: Client;
declare const componentId: ComponentId;
declare const proposalId: ProposalId;

export async function typesOfCalls(): Promise<void> {
  const vote = await api.proposals.castVote({ params: { componentId, proposalId }, body: { choice: 'support' } });
  if (vote.ok) vote.data.votesLeft satisfies number | null;
  else vote.problem.code satisfies string;

  // @ts-expect-error the data of a refusal cannot be read
  vote.data;
  // @ts-expect-error no such choice
  api.proposals.castVote({ params: { componentId, proposalId }, body: { choice: 'maybe' } });
  // @ts-expect-error the path has two placeholders
  api.proposals.castVote({ params: { componentId }, body: { choice: 'support' } });
  // @ts-expect-error a vote needs a body
  api.proposals.castVote({ params: { componentId, proposalId } });
  // @ts-expect-error an id of another kind
  api.proposals.castVote({ params: { componentId, proposalId: componentId }, body: { choice: 'support' } });
  // @ts-expect-error this route takes no query
  api.proposals.castVote({ params: { componentId, proposalId }, body: { choice: 'support' }, query: {} });
  // @ts-expect-error no such operation
  api.proposals.castVotes;

  const session = await api.participants.readSession();
  if (session.ok) session.data.participant satisfies Me | null;
  const gone = await api.participants.signOut();
  if (gone.ok) gone.data satisfies undefined;

  await api.comments.list({ params: { resourceId: proposalId } });
  await api.comments.list({ params: { resourceId: proposalId }, query: { sort: 'best', limit: 20 } });
  // @ts-expect-error no such order
  await api.comments.list({ params: { resourceId: proposalId }, query: { sort: 'worst' } });
  await api.proposals.readBallot({ params: { componentId }, query: { proposal: [proposalId] } });
  const comment = await api.comments.create({
    params: { resourceId: proposalId },
    body: { body: 'Yes', locale: 'en' },
    idempotencyKey: 'one',
  });
  if (comment.ok) {
    comment.data satisfies CommentView;
    // @ts-expect-error a view is no stored comment
    comment.data satisfies Comment;
  }
  await api.media.upload({ body: new Blob([]) });
  // @ts-expect-error pictures are sent as bytes
  await api.media.upload({ body: 'picture' });
}
