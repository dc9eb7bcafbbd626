import { pushPolicy } from '../../shared/push/policy.ts';
import { createApi } from '../platform/api.ts';
import { readPushes, testPush, unsubscribe } from './own-device.ts';
import { subscribe } from './subscribe.ts';

/** Devices with notifications. */
export const pushApi = createApi({ handlers: [readPushes, subscribe, testPush, unsubscribe], policies: [pushPolicy] });
