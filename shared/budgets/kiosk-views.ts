import type { PageFrame } from '../platform/views.ts';
import type { BudgetSpaceView } from './views.ts';

/** The page of the tablet in a hall: it says nothing of anybody, all else comes with the tablet's own requests. */
export interface KioskPage extends PageFrame, BudgetSpaceView {}
