/** What the back office of a budget sends and reads: envelopes, projects, many projects at once. */
import * as z from 'zod';
import { EnvelopeId, ProjectId, ProposalId, TaxonomyId } from '../platform/ids.ts';
import { Localized } from '../platform/locale.ts';
import { Version } from '../spaces/fields.ts';
import { Envelope } from './envelope.ts';
import { Amount } from './money.ts';
import { Project, ProjectState } from './project.ts';

/** Envelopes that a component may have: a ballot names each of them. */
export const MOST_ENVELOPES = 50;
/** Projects that a component may have: a catalogue is read whole. */
export const MOST_PROJECTS = 1000;
/** Projects that one request changes or imports. */
export const MOST_AT_ONCE = 100;

export const EnvelopeInput = Envelope.pick({
  title: true,
  description: true,
  total: true,
  territoryId: true,
  residentsOnly: true,
  position: true,
});
export type EnvelopeInput = z.infer<typeof EnvelopeInput>;

export const ProjectInput = Project.pick({
  envelopeId: true,
  title: true,
  description: true,
  cost: true,
  categoryId: true,
  territoryId: true,
  place: true,
  proposalIds: true,
});
export type ProjectInput = z.infer<typeof ProjectInput>;

/** A project as tables show it: without its long text. */
export const ProjectLine = Project.omit({ description: true });
export type ProjectLine = z.infer<typeof ProjectLine>;

/** Changes of the state: a withdrawal needs its reason. */
export const StateInput = z.object({
  state: ProjectState,
  reason: Localized.default({}).describe('Of a withdrawal: people read it'),
  version: Version,
});

/** What may be changed in many projects at once; what is left out stays. */
export const ProjectPatch = z.object({
  envelopeId: EnvelopeId.optional(),
  categoryId: TaxonomyId.nullable().optional(),
  territoryId: TaxonomyId.nullable().optional(),
  state: ProjectState.optional(),
  withdrawnReason: Localized.optional(),
});
export type ProjectPatch = z.infer<typeof ProjectPatch>;

export const ProjectChange = z.object({ projectId: ProjectId, version: Version, set: ProjectPatch });
export type ProjectChange = z.infer<typeof ProjectChange>;

/** What became of one change of many. */
export const ChangeOutcome = z.object({
  projectId: ProjectId,
  code: z.string().nullable().describe('Why it was refused; null: it was changed'),
  before: ProjectPatch.nullable().describe('What the changed fields were: sent as `set` it undoes the change'),
  project: ProjectLine.nullable().describe('As it is now; null where it is gone'),
});
export type ChangeOutcome = z.infer<typeof ChangeOutcome>;

/** Proposals that become projects. */
export const ImportInput = z.object({
  envelopeId: EnvelopeId,
  proposalIds: z.array(ProposalId).min(1).max(MOST_AT_ONCE),
  cost: Amount.default(0).describe('Of each of them, until somebody says otherwise'),
});
