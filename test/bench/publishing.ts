/**
 * How long after a write the page that shows it is published: `npm run bench:publishing -- [writes]`.
 * Runs the whole platform in memory on a free port and reads pages as a browser would.
 */
import { cpus } from 'node:os';
import { startLocalPlatform } from '../../functions/local/local-platform.ts';
import { createParticipant } from '../../functions/local/participants.ts';
import { freePort } from '../support/free-port.ts';

const writes = Number(process.argv[2] ?? 100);
const platform = await startLocalPlatform({ port: await freePort(), version: 'bench' });
const { origin, services } = platform;
const operator = { authorization: `Bearer ${await services.secrets.get('operator')}` };

async function send(method: string, path: string, body: unknown, headers: Record<string, string>) {
  const response = await fetch(`${origin}/api${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Milliseconds until the page at `path` holds `text`. */
async function untilShown(path: string, text: string): Promise<number> {
  const start = performance.now();
  for (;;) {
    const response = await fetch(`${origin}${path}`);
    if ((await response.text()).includes(text)) return performance.now() - start;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const empty = { question: {}, summary: {}, description: {}, decision: {}, image: null, imageAlt: {}, phases: [] };
const process_ = await send('POST', '/processes', { slug: 'bench', title: { fr: 'Mesure' }, ...empty }, operator);
await send('PUT', `/processes/${process_.id}/publication`, { isPublished: true }, operator);
const component = await send(
  'POST',
  `/processes/${process_.id}/components`,
  { kind: 'proposals', name: { fr: 'Idées' } },
  operator,
);
await send('PUT', `/components/${component.id}/publication`, { isPublished: true }, operator);
const people = await Promise.all(Array.from({ length: 10 }, () => createParticipant(services)));

const list = `/fr/processes/bench/f/${component.id}/`;
const times: Record<string, number[]> = {
  'proposal page': [],
  'list page': [],
  'page after an answer': [],
  'page after a comment': [],
};
for (let n = 0; n < writes; n++) {
  const cookie = { cookie: people[n % people.length]?.cookie ?? '' };
  const path = `/components/${component.id}/proposals`;
  const title = `Une proposition mesurée, la ${n}e du banc d’essai`;
  const { id } = await send(
    'POST',
    path,
    { title, body: 'Un texte assez long pour être publié.', locale: 'fr' },
    cookie,
  );
  await send('POST', `${path}/${id}/publication`, undefined, cookie);
  const page = `${list}proposals/${id}/`;
  const [shown, listed] = await Promise.all([untilShown(page, title), untilShown(list, title)]);
  times['proposal page']?.push(shown);
  times['list page']?.push(listed);
  const said = `Réponse numéro ${n}.`;
  await send('PUT', `${path}/${id}/answer`, { state: 'accepted', text: { fr: said } }, operator);
  times['page after an answer']?.push(await untilShown(page, said));
  const comment = `Commentaire numéro ${n}.`;
  await send('POST', `/resources/${id}/comments`, { body: comment, locale: 'fr' }, cookie);
  times['page after a comment']?.push(await untilShown(page, comment));
}
await platform.close();

const at = (sorted: readonly number[], share: number) =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
console.log(`${writes} writes each, ${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`);
for (const [name, values] of Object.entries(times)) {
  const sorted = values.toSorted((one, other) => one - other);
  console.log(
    `${name}: median ${at(sorted, 0.5)} ms, 95th percentile ${at(sorted, 0.95)} ms, slowest ${at(sorted, 1)} ms`,
  );
}
process.exit(0);
