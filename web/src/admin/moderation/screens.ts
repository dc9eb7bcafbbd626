/** Moderation, in a file that a browser loads when it is opened. */
export { Moderation } from './Moderation.tsx';
