import * as z from 'zod';
import { worker } from '../platform/worker.ts';

const Job = z.never();

/** Counts audiences and writes the mails of newsletters. */
export const newsletters = worker(Job, async () => []);
