import { participantsPolicy } from '../../shared/participants/policy.ts';
import { createApi } from '../platform/api.ts';
import { readSession } from './read-session.ts';
import { requestCode } from './request-code.ts';
import { signIn } from './sign-in.ts';
import { signOut, signOutEverywhere } from './sign-out.ts';
import { updateProfile } from './update-profile.ts';

/** Sign-in without passwords, sessions and profiles. */
export const participantsApi = createApi({
  handlers: [requestCode, signIn, readSession, updateProfile, signOut, signOutEverywhere],
  policies: [participantsPolicy],
});
