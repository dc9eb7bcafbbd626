import { participants } from '../../shared/participants/contract.ts';
import { handle } from '../platform/handle.ts';
import { me } from './me.ts';

/** Says who is signed in; nobody for anonymous callers and for the operator, who is no person. */
export const readSession = handle(participants.readSession, async ({ actor }, services) => ({
  participant: actor.kind === 'participant' ? await me(services, actor) : null,
}));
