import { lambda } from '../platform/entry.ts';
import { ballotReminders } from './ballot-reminders.ts';

export const handler = lambda(ballotReminders);
