import { assistancePolicy } from '../../shared/assistance/policy.ts';
import { type Api, createApi } from '../platform/api.ts';
import { begin } from './begin.ts';
import { findAccount, grantAtDesk } from './desk.ts';
import { end } from './end.ts';
import { listSessions } from './list-sessions.ts';
import type { AssistanceSlots } from './slots.ts';

/** The desk. @param slots what accounts and verifications do for it */
export const assistanceApi = (slots: AssistanceSlots): Api =>
  createApi({
    handlers: [findAccount(slots), grantAtDesk(slots), begin(slots), end, listSessions],
    policies: [assistancePolicy],
  });
