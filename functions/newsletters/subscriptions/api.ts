import { newsletterPolicy } from '../../../shared/newsletters/policy.ts';
import { createApi } from '../../platform/api.ts';
import { followLink } from '../sending/follow-link.ts';
import { readOwn, writeOwn } from './own-subscription.ts';
import { readPreferences, resubscribe, unsubscribe, unsubscribeAtOnce, writePreferences } from './preferences.ts';
import { confirm, subscribe } from './subscribe.ts';

/** Subscriptions and clicks, for everybody: a function of its own, which can change no newsletter. */
export const subscriptionsApi = createApi({
  handlers: [
    subscribe,
    confirm,
    readPreferences,
    writePreferences,
    unsubscribe,
    unsubscribeAtOnce,
    resubscribe,
    readOwn,
    writeOwn,
    followLink,
  ],
  policies: [newsletterPolicy],
});
