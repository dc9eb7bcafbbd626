import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';

const STATE = resolve(import.meta.dirname, '..', process.env.STATE ?? '.local');
await rm(STATE, { recursive: true, force: true });
console.log('The local platform is empty: the next `npm start` fills it with the demo again.');
