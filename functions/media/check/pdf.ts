/** PDFs are parsed in a thread with bounds on its time and memory: a file made to eat them is refused, not suffered. */
import { Worker } from 'node:worker_threads';
import type { PdfRefusal } from './pdf-objects.ts';

/** A PDF of ten megabytes takes a second. */
const TIMEOUT_MS = 20_000;
const MAX_HEAP_MB = 512;
/** The bundle has the thread beside it, as JavaScript. */
const THREAD = new URL(import.meta.url.endsWith('.ts') ? './pdf-thread.ts' : './pdf-thread.mjs', import.meta.url);

/** Why a PDF cannot be offered; `undefined` where nothing is wrong with it. One that takes too much counts as broken. */
export function checkPdf(bytes: Uint8Array): Promise<PdfRefusal | undefined> {
  const thread = new Worker(THREAD, {
    workerData: bytes,
    // Nothing of the process that is not needed: its environment has keys.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    stdout: true,
    stderr: true,
  });
  return new Promise((resolve) => {
    const end = (refusal: PdfRefusal | undefined) => {
      clearTimeout(timeout);
      resolve(refusal);
      thread.terminate();
    };
    const timeout = setTimeout(() => end('broken-pdf'), TIMEOUT_MS);
    thread.once('message', end);
    thread.once('error', () => end('broken-pdf'));
    thread.once('exit', () => end('broken-pdf'));
  });
}
