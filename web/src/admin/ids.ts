import type { ComponentId, ProcessId, ProposalId } from '../../../shared/platform/ids.ts';

const ULID = '[0-7][0-9A-HJKMNP-TV-Z]{25}';
const shaped = (prefix: string) => {
  const shape = new RegExp(`^${prefix}_${ULID}$`);
  return (text: string) => shape.test(text);
};
const process = shaped('prc');
const component = shaped('cmp');
const proposal = shaped('prp');

/** Whether a part of an address has the shape of a process's id. */
export const isProcessId = (text: string): text is ProcessId => process(text);
/** Whether a part of an address has the shape of a component's id. */
export const isComponentId = (text: string): text is ComponentId => component(text);
/** Whether a part of an address has the shape of a proposal's id. */
export const isProposalId = (text: string): text is ProposalId => proposal(text);
