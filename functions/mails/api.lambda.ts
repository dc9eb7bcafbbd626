import { mailSlots } from '../mail-slots.ts';
import { lambda } from '../platform/entry.ts';
import { mailsApi } from './api.ts';

export const handler = lambda(mailsApi(mailSlots).entry);
