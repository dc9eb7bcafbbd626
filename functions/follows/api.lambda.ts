import { followedTitles } from '../followable.ts';
import { lambda } from '../platform/entry.ts';
import { followsApi } from './api.ts';

export const handler = lambda(followsApi({ titlesOf: followedTitles }).entry);
