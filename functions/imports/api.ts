import { importPolicy } from '../../shared/imports/policy.ts';
import { type Api, createApi } from '../platform/api.ts';
import { importProposals } from './import-proposals.ts';
import type { ImportSlots } from './slots.ts';

/** @param slots how the features behind the resources write what an import brings */
export const importsApi = (slots: ImportSlots): Api =>
  createApi({ handlers: [importProposals(slots)], policies: [importPolicy] });
