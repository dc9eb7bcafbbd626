/** HTTP contract of comments, on any resource that the slot `commentable` knows. */
import { defineContract } from '../platform/contract.ts';
import { ownRoutes } from './own-routes.ts';
import { readRoutes } from './read-routes.ts';
import { voteRoutes } from './vote-routes.ts';

export const comments = defineContract('comments', { ...readRoutes, ...ownRoutes, ...voteRoutes });
