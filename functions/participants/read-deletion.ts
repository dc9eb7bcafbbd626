import { participants } from '../../shared/participants/contract.ts';
import { CODE_SECONDS } from '../../shared/participants/rules.ts';
import { otherAdministrator } from '../platform/administrators.ts';
import { handle } from '../platform/handle.ts';
import { outboxMail } from '../platform/mail/outbox.ts';
import { countAgainst } from '../platform/rate-limit.ts';
import { newConfirmation } from './confirmations.ts';
import { DELETION_CODES } from './limits.ts';
import { ownAccount } from './me.ts';
import type { AccountSlots } from './slots.ts';

/** Says in figures what a deletion would do. */
export const readDeletion = ({ proposalsOf, commentsOf }: AccountSlots) =>
  handle(participants.readDeletion, async ({ actor }, services) => {
    const { id, role } = await ownAccount(services, actor);
    const [proposals, comments, other] = await Promise.all([
      proposalsOf(services, id),
      commentsOf(services, id),
      role === 'administrator' ? otherAdministrator(services, id) : undefined,
    ]);
    const drafts = proposals.filter(({ state }) => state === 'draft').length;
    return {
      proposals: proposals.length - drafts,
      comments: comments.length,
      drafts,
      isLastAdministrator: role === 'administrator' && other === undefined,
    };
  });

/** Mails the code that proves once more whose account it is: an open session on a shared device must not be enough. */
export const requestDeletionCode = handle(participants.requestDeletionCode, async ({ actor }, services) => {
  const { id: participantId, email, locale } = await ownAccount(services, actor);
  await countAgainst(services, DELETION_CODES, participantId);
  const { id, write } = newConfirmation(services, { participantId, purpose: 'deletion', email });
  const mail = outboxMail(services, {
    lane: 'urgent',
    template: 'account-deletion',
    to: { email },
    locale,
    values: { codeId: id },
  });
  await services.db.transact(write, mail);
  return { expiresInSeconds: CODE_SECONDS };
});
