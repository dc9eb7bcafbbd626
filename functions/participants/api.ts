import { participantsPolicy } from '../../shared/participants/policy.ts';
import { type Api, createApi } from '../platform/api.ts';
import { confirmEmailChange } from './confirm-email-change.ts';
import { deleteAccount } from './delete-account.ts';
import { linkExport, listExports, requestExport } from './exports.ts';
import { listContributions } from './list-contributions.ts';
import { endOtherSessions, endSession, endSessionsOf, listSessions } from './own-sessions.ts';
import { readAccount } from './read-account.ts';
import { readDeletion, requestDeletionCode } from './read-deletion.ts';
import { readSession } from './read-session.ts';
import { requestCode } from './request-code.ts';
import { requestEmailChange } from './request-email-change.ts';
import {
  confirmSecondFactor,
  enrollSecondFactor,
  readSecondFactor,
  renewRecoveryCodes,
} from './second-factor/enroll.ts';
import { resetSecondFactor } from './second-factor/reset.ts';
import { showSecondFactor } from './second-factor/show.ts';
import { signIn } from './sign-in.ts';
import { signOut, signOutEverywhere } from './sign-out.ts';
import type { AccountSlots, SignInSlots } from './slots.ts';
import { updateProfile } from './update-profile.ts';

/** Sign-in without passwords, sessions, and accounts. @param slots the features that participants write in */
export const participantsApi = (slots: AccountSlots & SignInSlots): Api =>
  createApi({
    handlers: [
      requestCode,
      signIn(slots),
      readSession,
      updateProfile,
      signOut,
      signOutEverywhere,
      listSessions,
      endSession,
      endOtherSessions,
      endSessionsOf,
      readAccount(slots),
      listContributions(slots),
      requestEmailChange,
      confirmEmailChange,
      requestExport,
      listExports,
      linkExport,
      readDeletion(slots),
      requestDeletionCode,
      deleteAccount,
      readSecondFactor,
      enrollSecondFactor,
      confirmSecondFactor,
      renewRecoveryCodes,
      showSecondFactor,
      resetSecondFactor,
    ],
    policies: [participantsPolicy],
  });
