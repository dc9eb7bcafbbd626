/** How the demo writes processes and what they are made of. */
import type { Component } from '../../../shared/spaces/component.ts';
import type { Process } from '../../../shared/spaces/process.ts';
import type { Taxonomy } from '../../../shared/spaces/taxonomy.ts';
import { localToInstant } from '../../../shared/spaces/zoned.ts';
import type { LocalParticipant } from '../participants.ts';
import type { DemoApi } from './api.ts';
import { drawing } from './drawing.ts';
import type { TerritoryAt } from './territories.ts';

/** A text by language. */
export type Texts = Readonly<Record<string, string>>;

/** A phase by days from the first start; the last day belongs to it. */
export interface PhaseDays {
  readonly title: Texts;
  readonly description?: Texts;
  readonly from: number;
  readonly until: number;
}

/** Names of a theme by language, with those below it. */
export interface DemoTheme {
  readonly name: Texts;
  readonly below?: Readonly<Record<string, Texts>>;
}

/** What everything is written with. */
export interface Seeding {
  readonly api: DemoApi;
  readonly people: readonly LocalParticipant[];
  readonly territoryAt: TerritoryAt;
  travel(days: number): void;
  /** Lets workers do what follows from what was written. */
  settle(): Promise<void>;
}

const DAY_MS = 24 * 3600 * 1000;

/** Midnight in Paris at the beginning of the day that is `days` from today. */
const midnight = (days: number) => {
  const day = new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  return localToInstant(`${day}T00:00`, 'Europe/Paris');
};

/** Phases of a process as the API takes them. */
const phasesOf = (days: readonly PhaseDays[]) =>
  days.map(({ title, description = {}, from, until }) => ({
    title,
    description,
    startsAt: midnight(from),
    endsAt: midnight(until + 1),
  }));

/** A published process with a drawing of ours above it. */
export async function seedProcess(
  { api }: Seeding,
  { picture, ...texts }: { readonly picture: string; readonly slug: string },
  days: readonly PhaseDays[],
): Promise<Process> {
  const { png, alt } = await drawing(picture);
  const image = await api.upload(png);
  const input = { ...texts, image, imageAlt: { fr: alt }, phases: phasesOf(days) };
  const { id } = await api.send<Process>('POST', '/processes', input);
  return api.send('PUT', `/processes/${id}/publication`, { isPublished: true });
}

/** Themes or territories of a process: ids by key, `above/below` for those of the second level. */
export async function seedTaxonomies(
  { api }: Seeding,
  { id: processId }: Process,
  kind: Taxonomy['kind'],
  themes: Readonly<Record<string, DemoTheme>>,
): Promise<ReadonlyMap<string, Taxonomy['id']>> {
  const ids = new Map<string, Taxonomy['id']>();
  for (const [position, [key, { name, below = {} }]] of Object.entries(themes).entries()) {
    const { id: parentId } = await api.send<Taxonomy>('POST', '/taxonomies', {
      kind,
      name,
      position,
      parentId: null,
      processId,
    });
    ids.set(key, parentId);
    for (const [index, [inner, words]] of Object.entries(below).entries()) {
      const child = { kind, name: words, position: index, parentId, processId };
      ids.set(`${key}/${inner}`, (await api.send<Taxonomy>('POST', '/taxonomies', child)).id);
    }
  }
  return ids;
}

/** A published component of proposals. */
export async function seedComponent({ api }: Seeding, process: Process, fields: object): Promise<Component> {
  const { id } = await api.send<Component>('POST', `/processes/${process.id}/components`, {
    kind: 'proposals',
    ...fields,
  });
  return api.send('PUT', `/components/${id}/publication`, { isPublished: true });
}
