import { lambda } from '../platform/entry.ts';
import { studySlots } from '../study-slots.ts';
import { studiesApi } from './api.ts';

export const handler = lambda(studiesApi(studySlots).entry);
