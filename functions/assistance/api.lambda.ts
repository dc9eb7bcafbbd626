import { deskSlots } from '../desk-slots.ts';
import { lambda } from '../platform/entry.ts';
import { assistanceApi } from './api.ts';

export const handler = lambda(assistanceApi(deskSlots).entry);
