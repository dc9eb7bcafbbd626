import { lambda } from '../platform/entry.ts';
import { mailIn } from './mail-in.ts';

export const handler = lambda(mailIn);
