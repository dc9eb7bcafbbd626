import { lambda } from '../platform/entry.ts';
import { textsOnAws } from '../platform/texts/sns-texts.ts';
import { texter } from './texter.ts';

export const handler = lambda(texter, undefined, textsOnAws);
