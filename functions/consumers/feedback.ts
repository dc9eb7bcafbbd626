import * as z from 'zod';
import { worker } from '../platform/worker.ts';

const Job = z.never();

/** What SES tells of mails that it took. */
export const feedback = worker(Job, async () => []);
