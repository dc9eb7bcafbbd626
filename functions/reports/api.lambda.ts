import { commentExcerpts } from '../comments/contributions.ts';
import { lambda } from '../platform/entry.ts';
import { proposalTitles } from '../proposals/contributions.ts';
import { reportsApi } from './api.ts';

export const handler = lambda(reportsApi({ titlesOf: proposalTitles, excerptsOf: commentExcerpts }).entry);
