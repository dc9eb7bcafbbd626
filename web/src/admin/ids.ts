import type {
  ComponentId,
  EnvelopeId,
  NewsletterId,
  ProcessGroupId,
  ProcessId,
  ProjectId,
  ProposalId,
  StateId,
  TaxonomyId,
} from '../../../shared/platform/ids.ts';

const ULID = '[0-7][0-9A-HJKMNP-TV-Z]{25}';
const shaped = (prefix: string) => {
  const shape = new RegExp(`^${prefix}_${ULID}$`);
  return (text: string) => shape.test(text);
};
const process = shaped('prc');
const processGroup = shaped('pgr');
const component = shaped('cmp');
const proposal = shaped('prp');
const state = shaped('sta');
const envelope = shaped('env');
const newsletter = shaped('nws');
const project = shaped('prj');
const taxonomy = shaped('tax');

/** Whether a part of an address has the shape of a process's id. */
export const isProcessId = (text: string): text is ProcessId => process(text);
/** Whether a part of an address has the shape of the id of a group of processes. */
export const isProcessGroupId = (text: string): text is ProcessGroupId => processGroup(text);
/** Whether a part of an address has the shape of a component's id. */
export const isComponentId = (text: string): text is ComponentId => component(text);
/** Whether a part of an address has the shape of a proposal's id. */
export const isProposalId = (text: string): text is ProposalId => proposal(text);
/** Whether a part of an address has the shape of the id of a component's own state. */
export const isStateId = (text: string): text is StateId => state(text);
/** Whether a part of an address has the shape of a newsletter's id. */
export const isNewsletterId = (text: string): text is NewsletterId => newsletter(text);
/** Whether a part of an address has the shape of an envelope's id. */
export const isEnvelopeId = (text: string): text is EnvelopeId => envelope(text);
/** Whether a part of an address has the shape of a project's id. */
export const isProjectId = (text: string): text is ProjectId => project(text);
/** Whether a text has the shape of the id of a theme or territory. */
export const isTaxonomyId = (text: string): text is TaxonomyId => taxonomy(text);
