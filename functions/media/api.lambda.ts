import { lambda } from '../platform/entry.ts';
import { attachableProposal, spaceOfAttachable } from '../proposals/attachable.ts';
import { attachableProcess } from '../spaces/attachable.ts';
import { mediaApi } from './api.ts';

export const handler = lambda(
  mediaApi({ proposal: attachableProposal, process: attachableProcess, spaceOf: spaceOfAttachable }).entry,
);
