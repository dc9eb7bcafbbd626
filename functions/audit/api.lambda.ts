import { lambda } from '../platform/entry.ts';
import { proposalTitles } from '../proposals/contributions.ts';
import { auditApi } from './api.ts';

export const handler = lambda(auditApi({ titlesOf: proposalTitles }).entry);
