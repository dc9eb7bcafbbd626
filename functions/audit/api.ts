import { auditPolicy } from '../../shared/audit/policy.ts';
import { type Api, createApi } from '../platform/api.ts';
import { exportEntries, listEntries, readState } from './handlers.ts';
import type { AuditSlots } from './slots.ts';

/** The audit log, for administrators to read. @param slots the features whose resources it names */
export const auditApi = (slots: AuditSlots): Api =>
  createApi({
    handlers: [listEntries(slots), readState, exportEntries],
    policies: [auditPolicy],
  });
