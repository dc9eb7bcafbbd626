import { paperSlots } from '../../paper-slots.ts';
import { lambda } from '../../platform/entry.ts';
import { budgetPapersApi } from './api.ts';

export const handler = lambda(budgetPapersApi(paperSlots).entry);
