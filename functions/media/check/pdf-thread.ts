/** Entry of the thread that looks at a PDF: given its bytes, tells why it cannot be offered, or `undefined`. */
import { parentPort, workerData } from 'node:worker_threads';
import { pdfRefusal } from './pdf-objects.ts';

parentPort?.postMessage(await pdfRefusal(workerData));
