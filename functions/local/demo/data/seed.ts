import type { Proposal } from '../../../../shared/proposals/proposal.ts';
import type { Component } from '../../../../shared/spaces/component.ts';
import type { ProcessDocuments } from '../../../../shared/spaces/document.ts';
import type { Process } from '../../../../shared/spaces/process.ts';
import { seedContributions } from '../contributions.ts';
import { type Seeding, seedComponent, seedProcess } from '../spaces.ts';
import { DATA_CASES, DATA_FINDINGS, DATA_IDEAS, DATA_SYNTHESIS } from './contributions.ts';
import { CASES, FINDINGS, IDEAS, PHASES, PROCESS, SYNTHESIS_SLUG } from './process.ts';

const OPEN = { creation: true, voting: true, comments: true };
const CLOSED = { creation: false, voting: false, comments: false };

/** Official findings, to which everybody gives an opinion. */
async function seedFindings({ api, people, travel }: Seeding, component: Component): Promise<void> {
  const opinions = ['agree', 'agree', 'agree', 'mixed', 'disagree'];
  for (const [index, finding] of DATA_FINDINGS.entries()) {
    travel(-117);
    const path = `/components/${component.id}`;
    const { id } = await api.send<Proposal>('POST', `${path}/official-proposals`, { ...finding, locale: 'fr' });
    travel(-110 + index);
    for (const [turn, { cookie }] of people.entries()) {
      const choice = opinions[(turn * (index + 2) + index) % opinions.length];
      await api.send('PUT', `${path}/proposals/${id}/vote`, { choice }, cookie);
    }
  }
}

/** The page that ends the consultation, and the link to it among the documents. */
async function seedSynthesis({ api, travel }: Seeding, process: Process): Promise<void> {
  travel(-20);
  await api.send('POST', '/site-pages', {
    slug: SYNTHESIS_SLUG,
    title: {
      fr: 'Données et codes publics : la synthèse',
      en: 'Public data and code: the synthesis',
      nl: 'Overheidsdata en -code: de synthese',
    },
    body: { fr: DATA_SYNTHESIS },
    layout: 'text',
    isInFooter: false,
    position: 10,
    isPublished: true,
  });
  const { version } = await api.send<ProcessDocuments>('GET', `/processes/${process.id}/documents`);
  await api.send('PUT', `/processes/${process.id}/documents`, {
    items: [
      {
        title: {
          fr: 'Synthèse de la consultation',
          en: 'Synthesis of the consultation',
          nl: 'Synthese van de raadpleging',
        },
        description: {
          fr: 'Ce qui a été dit, ce qui fait débat, ce que la mission recommande.',
          en: 'What was said, what is debated, what the mission recommends.',
          nl: 'Wat er is gezegd, wat ter discussie staat, wat de missie aanbeveelt.',
        },
        file: { kind: 'link', url: `/pages/${SYNTHESIS_SLUG}/` },
      },
    ],
    version,
  });
}

/** A consultation that is over: one kind of component used in three ways, and a synthesis. */
export async function seedData(seeding: Seeding): Promise<void> {
  seeding.travel(-118);
  const process = await seedProcess(seeding, PROCESS, PHASES);
  const [react, contribute] = process.phases;
  const openIn = (wanted: Process['phases'][number] | undefined, switches: object) => ({
    ...Object.fromEntries(process.phases.map(({ id }) => [id, id === wanted?.id ? switches : CLOSED])),
    none: CLOSED,
  });
  const findings = await seedComponent(seeding, process, {
    ...FINDINGS,
    settings: { voteKind: 'opinion' },
    phaseSettings: openIn(react, { ...OPEN, creation: false }),
    position: 0,
  });
  const ideas = await seedComponent(seeding, process, {
    ...IDEAS,
    phaseSettings: openIn(contribute, OPEN),
    position: 1,
  });
  const cases = await seedComponent(seeding, process, {
    ...CASES,
    phaseSettings: openIn(contribute, OPEN),
    position: 2,
  });
  await seedFindings(seeding, findings);
  const column = { themes: () => null, days: [-98, -90], answeredOn: -25 } as const;
  await seedContributions(seeding, { ...column, component: ideas, contributions: DATA_IDEAS, offset: 3 });
  await seedContributions(seeding, { ...column, component: cases, contributions: DATA_CASES, offset: 17 });
  await seedSynthesis(seeding, process);
}
