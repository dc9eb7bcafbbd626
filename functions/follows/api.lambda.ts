import { lambda } from '../platform/entry.ts';
import { proposalTitles } from '../proposals/contributions.ts';
import { followsApi } from './api.ts';

export const handler = lambda(followsApi({ titlesOf: proposalTitles }).entry);
