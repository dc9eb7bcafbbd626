import * as z from 'zod';
import { worker } from '../platform/worker.ts';

const Job = z.never();

/** Sends notifications to the devices of people who asked for it. */
export const pushes = worker(Job, async () => []);
