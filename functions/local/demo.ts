import type { Proposal } from '../../shared/proposals/contract.ts';
import type { Component, Process, Taxonomy } from '../../shared/spaces/contract.ts';
import { localToInstant } from '../../shared/spaces/zoned.ts';
import * as content from './demo/content.ts';
import type { LocalPlatform } from './local-platform.ts';
import { createParticipant, type LocalParticipant } from './participants.ts';

/** Speaks to the running platform as anybody would, so that the demo is what the screens could have made. */
type Send = <T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, cookie?: string) => Promise<T>;
type Texts = Readonly<Record<string, string>>;
interface PhaseDays {
  readonly title: Texts;
  readonly from: number;
  readonly until: number;
}

const DAY_MS = 24 * 3600 * 1000;

function sender({ origin, services }: LocalPlatform): Send {
  return async (method, path, body, cookie) => {
    const response = await fetch(`${origin}/api${path}`, {
      method,
      headers: {
        ...(cookie === undefined ? { authorization: `Bearer ${await services.secrets.get('operator')}` } : { cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`demo: ${method} ${path} gave ${response.status} ${await response.text()}`);
    return response.json();
  };
}

/** Midnight in Paris at the beginning of the day that is `days` from today. */
const midnight = (days: number) => {
  const day = new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  return localToInstant(`${day}T00:00`, 'Europe/Paris');
};

const phases = (days: readonly PhaseDays[], ids: readonly string[] = []) =>
  days.map(({ title, from, until }, index) => ({
    ...(ids[index] === undefined ? {} : { id: ids[index] }),
    title,
    description: {},
    startsAt: midnight(from),
    endsAt: midnight(until + 1),
  }));

async function seedTaxonomies(send: Send): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const create = async (
    kind: 'theme' | 'territory',
    key: string,
    name: Texts,
    position: number,
    parentId: string | null,
  ) => {
    const { id } = await send<Taxonomy>('POST', '/taxonomies', { kind, name, position, parentId });
    ids.set(key, id);
    return id;
  };
  for (const [position, { key, name, below }] of content.THEMES.entries()) {
    const parentId = await create('theme', key, name, position, null);
    for (const [inner, child] of below.entries()) await create('theme', child.key, child.name, inner, parentId);
  }
  for (const [position, { key, name }] of content.TERRITORIES.entries())
    await create('territory', key, name, position, null);
  return ids;
}

interface Seeding {
  readonly send: Send;
  readonly people: readonly LocalParticipant[];
  readonly taxonomies: ReadonlyMap<string, string>;
}

async function seedProcess(send: Send, texts: object, days: readonly PhaseDays[]): Promise<Process> {
  const { id } = await send<Process>('POST', '/processes', { ...texts, phases: phases(days) });
  return send('PUT', `/processes/${id}/publication`, { isPublished: true });
}

async function seedComponent(send: Send, process: Process, fields: object): Promise<Component> {
  const { id } = await send<Component>('POST', `/processes/${process.id}/components`, { kind: 'proposals', ...fields });
  return send('PUT', `/components/${id}/publication`, { isPublished: true });
}

type DemoProposal = (typeof content.CONTRIBUTIONS)[number];

async function seedComments(
  { send, people }: Seeding,
  { comments = [], locale = 'fr' }: DemoProposal,
  proposalId: string,
): Promise<void> {
  const path = `/resources/${proposalId}/comments`;
  for (const { author, position, body, reply } of comments) {
    const { id } = await send<{ id: string }>('POST', path, { body, locale, position }, people[author]?.cookie);
    if (reply) await send('POST', path, { body: reply.body, locale, parentId: id }, people[reply.author]?.cookie);
  }
}

async function seedProposal(seeding: Seeding, component: Component, demo: DemoProposal): Promise<void> {
  const { send, people, taxonomies } = seeding;
  const author = people[demo.author]?.cookie;
  const path = `/components/${component.id}/proposals`;
  const text = {
    title: demo.title,
    body: demo.body,
    locale: demo.locale ?? 'fr',
    themeId: taxonomies.get(demo.theme ?? '') ?? null,
    territoryId: taxonomies.get(demo.territory ?? '') ?? null,
  };
  const { id } = await send<Proposal>('POST', path, text, author);
  await send('POST', `${path}/${id}/publication`, undefined, author);
  // Each voter starts elsewhere in the list, so that nobody runs out of supports before the others.
  const voters = [...people.slice(demo.author + 1), ...people.slice(0, demo.author)].slice(0, demo.supports);
  for (const { cookie } of voters) await send('PUT', `${path}/${id}/vote`, { choice: 'support' }, cookie);
  await seedComments(seeding, demo, id);
  if (demo.answer) await send('PUT', `${path}/${id}/answer`, demo.answer);
}

async function seedClimate(seeding: Seeding): Promise<void> {
  const { send, people, taxonomies } = seeding;
  const process = await seedProcess(send, content.CLIMATE, content.CLIMATE_PHASES);
  const [, contribute] = process.phases;
  const off = { creation: false, voting: false, comments: false };
  const phaseSettings = Object.fromEntries(
    process.phases.map(({ id }) => [
      id,
      id === contribute?.id ? { creation: true, voting: true, comments: true } : off,
    ]),
  );
  const contributions = await seedComponent(send, process, {
    name: { fr: 'Contributions', en: 'Contributions', nl: 'Bijdragen' },
    introduction: {
      fr: 'Une idée, un témoignage, une solution déjà essayée chez vous.',
      en: 'An idea, an experience, something that already works where you live.',
      nl: 'Een idee, een ervaring, iets wat bij u al werkt.',
    },
    settings: { voteKind: 'support', voteLimit: 10, themeRequired: true },
    phaseSettings: { ...phaseSettings, none: off },
    position: 0,
  });
  for (const demo of content.CONTRIBUTIONS) await seedProposal(seeding, contributions, demo);
  const findings = await seedComponent(send, process, {
    name: { fr: 'Constats', en: 'Findings', nl: 'Vaststellingen' },
    introduction: {
      fr: 'Ce que disent les chiffres. Dites si vous êtes d’accord.',
      en: 'What the figures say. Say whether you agree.',
      nl: 'Wat de cijfers zeggen. Zeg of u het eens bent.',
    },
    settings: { voteKind: 'opinion' },
    phaseSettings: {
      ...Object.fromEntries(Object.entries(phaseSettings).map(([id, on]) => [id, { ...on, creation: false }])),
      none: off,
    },
    position: 1,
  });
  const choices = ['agree', 'agree', 'mixed', 'disagree'];
  for (const { theme, ...finding } of content.FINDINGS) {
    const path = `/components/${findings.id}`;
    const { id } = await send<Proposal>('POST', `${path}/official-proposals`, {
      ...finding,
      locale: 'fr',
      themeId: taxonomies.get(theme) ?? null,
    });
    for (const [index, { cookie }] of people.entries())
      await send(
        'PUT',
        `${path}/proposals/${id}/vote`,
        { choice: choices[(index * 7 + id.charCodeAt(29)) % 4] },
        cookie,
      );
  }
}

/** A closed process: seeded while a phase is open, and given its real dates afterwards. */
async function seedSchoolFood(seeding: Seeding): Promise<void> {
  const { send } = seeding;
  const open = content.SCHOOL_FOOD_PHASES.map((phase) => ({ ...phase, until: 1 }));
  const process = await seedProcess(send, content.SCHOOL_FOOD, open);
  const component = await seedComponent(send, process, {
    name: { fr: 'Propositions', en: 'Proposals', nl: 'Voorstellen' },
    phaseSettings: { none: { creation: false, voting: false, comments: false } },
  });
  for (const demo of content.SCHOOL_PROPOSALS) await seedProposal(seeding, component, demo);
  const ids = process.phases.map(({ id }) => id);
  await send('PUT', `/processes/${process.id}`, {
    ...content.SCHOOL_FOOD,
    phases: phases(content.SCHOOL_FOOD_PHASES, ids),
    version: process.version,
  });
}

/** Fills an empty platform with a consultation in progress and one that is over. */
export async function seedDemo(platform: LocalPlatform): Promise<void> {
  const send = sender(platform);
  const organization = await send<object>('GET', '/public/organization');
  await send('PUT', '/organization', { ...organization, ...content.ORGANIZATION });
  const taxonomies = await seedTaxonomies(send);
  const people: LocalParticipant[] = [];
  for (const displayName of content.PEOPLE) people.push(await createParticipant(platform.services, { displayName }));
  const seeding = { send, people, taxonomies };
  await seedSchoolFood(seeding);
  await seedClimate(seeding);
}
