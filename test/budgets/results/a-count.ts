import { createHash } from 'node:crypto';
import { BudgetBallots, BudgetVoteStarts, Envelopes, Projects } from '../../../functions/budgets/entities.ts';
import { put } from '../../../functions/platform/db/write.ts';
import { Components, Processes, ProcessSlugs } from '../../../functions/spaces/entities.ts';
import { BallotContent } from '../../../shared/budgets/ballot.ts';
import type { Envelope } from '../../../shared/budgets/envelope.ts';
import type { Project } from '../../../shared/budgets/project.ts';
import type { ComponentId, EnvelopeId } from '../../../shared/platform/ids.ts';
import { shardOf, VoterKey } from '../../../shared/platform/voting.ts';
import type { Component } from '../../../shared/spaces/component.ts';
import type { Process } from '../../../shared/spaces/process.ts';
import type { TestPlatform } from '../../support/platform.ts';

type Platform = Pick<TestPlatform, 'services'>;

export const VOTE_ENDS = '2026-11-21T12:00:00.000Z';
/** The first moment at which the count may be sealed. */
export const SEALABLE = '2026-11-21T12:05:00.000Z';

export interface Vote {
  readonly componentId: ComponentId;
  readonly slug: string;
  readonly envelopes: readonly Envelope[];
  readonly projects: readonly Project[];
}

async function aSpace({ services }: Platform, slug: string, settings: Component['settings']): Promise<ComponentId> {
  const now = services.now();
  const phase = services.newId('phase');
  const process: Process = {
    id: services.newId('process'),
    slug,
    title: { en: 'Budget 2027', fr: 'Budget 2027' },
    question: {},
    summary: {},
    description: {},
    decision: {},
    image: null,
    imageAlt: {},
    phases: [
      { id: phase, title: { en: 'Vote' }, description: {}, startsAt: '2026-11-01T00:00:00.000Z', endsAt: VOTE_ENDS },
    ],
    isPublished: true,
    activePhaseId: phase,
    version: 0,
    createdAt: now,
    updatedAt: now,
  };
  const component: Component = {
    id: services.newId('component'),
    processId: process.id,
    kind: 'budgets',
    name: { en: 'Vote on projects', fr: 'Voter pour des projets' },
    introduction: {},
    position: 0,
    settings,
    phaseSettings: { [phase]: { voting: true } },
    requirements: {},
    isPublished: true,
    version: 0,
    createdAt: now,
    updatedAt: now,
  };
  await services.db.transact(
    put(Processes, process),
    put(ProcessSlugs, { slug, processId: process.id }),
    put(Components, component),
  );
  return component.id;
}

interface Plan {
  readonly slug: string;
  readonly settings?: Component['settings'];
  /** Total and costs of the projects of each envelope, in euros; numbers go on from one to the next. */
  readonly envelopes: readonly { readonly total: number; readonly costs: readonly number[] }[];
}

/** A vote that ends at noon of the first day of the test clock, with envelopes and published projects. */
export async function aVote(platform: Platform, { slug, settings = {}, envelopes: plan }: Plan): Promise<Vote> {
  const { services } = platform;
  const componentId = await aSpace(platform, slug, settings);
  const now = services.now();
  const times = { version: 0, createdAt: now, updatedAt: now };
  const envelopes: Envelope[] = plan.map(({ total }, position) => ({
    id: services.newId('envelope'),
    componentId,
    title: { en: `Envelope ${position + 1}` },
    description: {},
    total: total * 100,
    territoryId: null,
    residentsOnly: false,
    position,
    ...times,
  }));
  const all = plan.flatMap(({ costs }, at) => costs.map((cost) => ({ cost, envelopeId: envelopes[at]?.id })));
  const projects: Project[] = all.flatMap(({ cost, envelopeId }, at) =>
    envelopeId === undefined ? [] : [aProject(services, componentId, envelopeId, at + 1, cost)],
  );
  for (const envelope of envelopes) await services.db.write(put(Envelopes, { ...envelope, projects: 1 }));
  for (const project of projects) await services.db.write(put(Projects, project));
  await services.db.write(put(BudgetVoteStarts, { componentId, hour: now }));
  return { componentId, slug, envelopes, projects };
}

const aProject = (
  services: Platform['services'],
  componentId: ComponentId,
  envelopeId: EnvelopeId,
  number: number,
  euros: number,
): Project => ({
  id: services.newId('project'),
  componentId,
  envelopeId,
  number,
  title: { en: `Project ${number}`, fr: `Projet ${number}` },
  description: {},
  cost: euros * 100,
  categoryId: null,
  territoryId: null,
  place: null,
  proposalIds: [],
  state: 'published',
  withdrawnReason: {},
  selectedAt: null,
  realization: null,
  version: 0,
  createdAt: services.now(),
  updatedAt: services.now(),
});

/** What a ballot that names projects by number says. */
export function contentOf({ projects, envelopes }: Vote, numbers: readonly number[]) {
  const chosen = numbers.flatMap((number) => projects.filter((project) => project.number === number));
  return BallotContent.parse(
    envelopes
      .map(({ id }) => ({
        envelopeId: id,
        choices: chosen.filter(({ envelopeId }) => envelopeId === id).map((project) => ({ projectId: project.id })),
      }))
      .filter(({ choices }) => choices.length > 0),
  );
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
let made = 0;
/** Receipts whose order is not that in which they are made. */
export function aReceipt(): string {
  const bytes = createHash('sha256').update(`receipt ${++made}`).digest().subarray(0, 20);
  const letters = Array.from(bytes, (byte) => ALPHABET[byte % 32]).join('');
  return letters.replace(/(.{5})(?=.)/g, '$1-');
}

/** Puts ballots into the table as casting does; each names projects by number, `null` is somebody who has a paper. */
export async function cast(
  { services }: Platform,
  vote: Vote,
  ballots: readonly (readonly number[] | null)[],
  { channel = 'online', hour = '2026-11-21T09:00:00.000Z' }: { channel?: 'online' | 'paper'; hour?: string } = {},
): Promise<readonly string[]> {
  const receipts: string[] = [];
  for (const numbers of ballots) {
    const voterKey = VoterKey.parse(
      `${(++made).toString(16).padStart(4, '0').split('').reverse().join('')}${'0'.repeat(60)}`,
    );
    const receipt = numbers === null ? null : aReceipt();
    if (receipt !== null) receipts.push(receipt);
    const content = numbers === null ? null : contentOf(vote, numbers);
    await services.db.write(
      put(BudgetBallots, {
        componentId: vote.componentId,
        shard: shardOf(voterKey),
        voterKey,
        content,
        channel,
        receipt,
        territoryId: null,
        hour,
        revision: 1,
        checkOut: '',
      }),
    );
  }
  return receipts;
}
