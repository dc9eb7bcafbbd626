/** How the demo writes contributions, and what people made of them. */

import type { OwnGroup } from '../../../shared/groups/group.ts';
import type { Attachment, AttachmentResourceId } from '../../../shared/media/attachment.ts';
import type { Proposal } from '../../../shared/proposals/proposal.ts';
import type { Component } from '../../../shared/spaces/component.ts';
import type { Taxonomy } from '../../../shared/spaces/taxonomy.ts';
import type { LocalParticipant } from '../participants.ts';
import type { DemoProposal } from './contribution.ts';
import { drawing } from './drawing.ts';
import { PLACES } from './places.ts';
import type { Seeding } from './spaces.ts';

/** A list of contributions: where it stands, and what its parts are called there. */
export interface Column {
  readonly component: Component;
  readonly contributions: readonly DemoProposal[];
  /** Ids of themes, by the keys that the contributions use. */
  readonly themes: (key: string) => Taxonomy['id'] | null;
  /** First and last day on which contributions come in; votes and comments follow within a day. */
  readonly days: readonly [first: number, last: number];
  /** Day of the official answers. */
  readonly answeredOn: number;
  /** Moves authors and voters on, so that nobody is everywhere. */
  readonly offset: number;
}

const placeOf = (name: keyof typeof PLACES | undefined) => {
  if (name === undefined) return null;
  const [latitude, longitude] = PLACES[name];
  return { latitude, longitude, address: name };
};

const takeInTurns = <T>(people: readonly T[], start: number, count: number): T[] =>
  Array.from({ length: Math.min(count, people.length) }, (_, index) => people[(start + index) % people.length]).flatMap(
    (one) => (one === undefined ? [] : [one]),
  );

/** A picture sent as the form sends it: announced, sent to the bucket, said to be there. */
export async function attach(
  { api }: Pick<Seeding, 'api'>,
  resourceId: AttachmentResourceId,
  name: string,
  cookie: string,
): Promise<void> {
  const { png, alt, name: file } = await drawing(name);
  const path = `/resources/${resourceId}/attachments`;
  const announced = { name: file, type: 'image/png', bytes: png.byteLength };
  const { attachment, form } = await api.send<{
    attachment: Attachment;
    form: { url: string; fields: Record<string, string> };
  }>('POST', path, announced, cookie);
  const data = new FormData();
  for (const [field, value] of Object.entries(form.fields)) data.append(field, value);
  data.append('file', new Blob([png], { type: 'image/png' }), file);
  await api.post(form.url, data);
  await api.send('PUT', `${path}/${attachment.id}`, { title: alt, alt }, cookie);
  await api.send('POST', `${path}/${attachment.id}/complete`, undefined, cookie);
}

async function seedComments(seeding: Seeding, proposalId: Proposal['id'], demo: DemoProposal, turn: number) {
  const { api, people } = seeding;
  const path = `/resources/${proposalId}/comments`;
  let next = turn;
  const say = (body: object) =>
    api.send<{ id: string }>('POST', path, { locale: 'fr', ...body }, people[next++ % people.length]?.cookie);
  for (const { position = 'neutral', body, replies = [] } of demo.comments ?? []) {
    let { id: parentId } = await say({ position, body });
    for (const reply of replies) ({ id: parentId } = await say({ body: reply, parentId }));
  }
}

/** The group that somebody writes for, made by its first author. */
const groupOf = async ({ api }: Seeding, { group }: DemoProposal, { cookie }: LocalParticipant) =>
  group === undefined ? null : (await api.send<OwnGroup>('POST', '/groups', { name: group }, cookie)).id;

async function publish(seeding: Seeding, column: Column, demo: DemoProposal, author: LocalParticipant) {
  const { api, territoryAt } = seeding;
  const place = placeOf(demo.place);
  const path = `/components/${column.component.id}/proposals`;
  const text = {
    title: demo.title,
    body: demo.body,
    locale: demo.locale ?? 'fr',
    themeId: demo.theme === undefined ? null : column.themes(demo.theme),
    place,
    territoryId: place && territoryAt(place),
    groupId: await groupOf(seeding, demo, author),
  };
  const { id } = await api.send<Proposal>('POST', path, text, author.cookie);
  if (demo.drawing !== undefined) await attach(seeding, id, demo.drawing, author.cookie);
  await api.send('POST', `${path}/${id}/publication`, undefined, author.cookie);
  return id;
}

/** Part of a day, so that not everything happens at the same minute. */
const HOUR = 1 / 24;

/** Writes contributions over the days of a column, with their supports, comments and answers. */
export async function seedContributions(seeding: Seeding, column: Column): Promise<void> {
  const { api, people, travel } = seeding;
  const { component, contributions, days, answeredOn, offset } = column;
  const [first, last] = days;
  let voter = offset;
  for (const [index, demo] of contributions.entries()) {
    const day = first + ((index * 7 + offset) % contributions.length) * ((last - first) / contributions.length);
    const author = people[(offset + index * 5) % people.length];
    if (author === undefined) throw new Error('the demo has no people');
    travel(day + index * HOUR);
    const id = await publish(seeding, column, demo, author);
    travel(day + index * HOUR + 0.4);
    const path = `/components/${component.id}/proposals/${id}`;
    const voters = takeInTurns(people, voter, demo.supports);
    voter += demo.supports;
    for (const { cookie } of voters) await api.send('PUT', `${path}/vote`, { choice: 'support' }, cookie);
    travel(day + index * HOUR + 0.8);
    await seedComments(seeding, id, demo, offset + index * 5 + 1);
    travel(answeredOn + index * HOUR);
    if (demo.answer) await api.send('PUT', `${path}/answer`, demo.answer);
  }
}
