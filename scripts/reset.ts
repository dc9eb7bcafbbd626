import { rm } from 'node:fs/promises';
import { join } from 'node:path';

const STATE = join(import.meta.dirname, '../.local');
await rm(STATE, { recursive: true, force: true });
console.log('The local platform is empty: the next `npm start` fills it with the demo again.');
