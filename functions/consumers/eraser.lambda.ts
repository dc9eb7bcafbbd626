import { eraseFollows } from '../follows/list-follows.ts';
import { eraseMemberships } from '../groups/erase-memberships.ts';
import { lambda } from '../platform/entry.ts';
import { eraseDrafts } from '../proposals/contributions.ts';
import { eraseFilters } from '../proposals/office/erase-filters.ts';
import { eraseReporter } from '../reports/own-reports.ts';
import { eraser } from './eraser.ts';

export const handler = lambda(eraser([eraseDrafts, eraseFilters, eraseMemberships, eraseFollows, eraseReporter]));
