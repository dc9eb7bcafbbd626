import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Participations } from '../../functions/platform/entities.ts';
import { countParticipants } from '../../functions/platform/participation.ts';
import type { ProposalId } from '../../shared/platform/ids.ts';
import { processTallyPath } from '../../shared/spaces/figures.ts';
import { aConsultation, aProposal, type Consultation, changeComponent } from '../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

const VOTE = '/api/components/{componentId}/proposals/{proposalId}/vote';

let platform: TestPlatform;
let slugs = 0;
// A platform each: pages of all consultations would be published again and again with those of every test before.
beforeEach(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
});
afterEach(() => platform.close());

type Person = Awaited<ReturnType<TestPlatform['participant']>>;
const open = (settings: Readonly<Record<string, unknown>> = {}) =>
  aConsultation(platform, { slug: `figures-${++slugs}`, settings });
const vote = ({ componentId }: Consultation, proposalId: ProposalId, { cookie }: Person) =>
  platform.call(`PUT ${VOTE}`, { params: { componentId, proposalId }, body: { choice: 'support' }, cookie });
const takeBack = ({ componentId }: Consultation, proposalId: ProposalId, { cookie }: Person) =>
  platform.call(`DELETE ${VOTE}`, { params: { componentId, proposalId }, cookie });
const comment = (proposalId: ProposalId, { cookie }: Person) =>
  platform.call('POST /api/resources/{resourceId}/comments', {
    params: { resourceId: proposalId },
    body: { body: 'Something to say.', locale: 'en', position: 'neutral' },
    cookie,
  });

const published = async (key: string) => {
  const file = await platform.services.files.site.get(key);
  if (file === undefined) return undefined;
  const text = Buffer.from(file.body).toString();
  return JSON.parse(text.replace(/^<!--.*?-->/, ''));
};
const tallyOf = ({ process }: Consultation) => published(processTallyPath(process.id).slice(1));

/** What each place says of a consultation; the home page says it of all together. */
async function everywhere({ process }: Consultation) {
  await platform.forgetPages();
  // What was held back for a minute is published now, as the queue would have it then.
  const pages = [processTallyPath(process.id), `/processes/${process.slug}/`, '/processes/', '/'];
  await platform.services.queues.send(
    'publish',
    pages.map((page) => ({ page })),
  );
  await platform.publish();
  const figures = ({ participants, contributions, supports }: Record<string, number>) => ({
    participants,
    contributions,
    supports,
  });
  const list = await published('fr/processes/index.html');
  return {
    page: figures((await published(`fr/processes/${process.slug}/index.html`)).process.figures),
    list: figures(list.processes.find(({ id }: { id: string }) => id === process.id).figures),
    file: figures(await published(processTallyPath(process.id).slice(1))),
  };
}
/** The figures that all places agree on. */
async function figuresOf(consultation: Consultation) {
  const { page, list, file } = await everywhere(consultation);
  expect(list).toEqual(page);
  expect(file).toEqual(page);
  return page;
}

describe('participants', () => {
  it('are the people who wrote or voted, each once, whatever and however often they did', async () => {
    const consultation = await open();
    const [author, voter, speaker, both] = await Promise.all(Array.from({ length: 4 }, () => platform.participant()));
    if (!author || !voter || !speaker || !both) throw new Error('nobody there');
    const first = await aProposal(platform, consultation, author.cookie);
    const second = await aProposal(platform, consultation, author.cookie);
    await vote(consultation, first, voter);
    await vote(consultation, second, voter);
    await comment(first, speaker);
    await comment(first, speaker);
    await vote(consultation, first, both);
    await comment(second, both);
    expect(await figuresOf(consultation)).toEqual({ participants: 4, contributions: 2 + 3, supports: 3 });
  });

  it('stay participants when they take a vote back; the vote does not stay a vote', async () => {
    const consultation = await open();
    const author = await platform.participant();
    const voter = await platform.participant();
    const proposal = await aProposal(platform, consultation, author.cookie);
    await vote(consultation, proposal, voter);
    await takeBack(consultation, proposal, voter);
    expect(await figuresOf(consultation)).toMatchObject({ participants: 2, supports: 0 });
  });

  it.each([
    ['without a limit', {}],
    ['with a limit', { voteLimit: 3 }],
  ])('count once when they vote in two windows at once, %s', async (_, settings) => {
    const consultation = await open(settings);
    const author = await platform.participant();
    const voter = await platform.participant();
    const proposals = await Promise.all(
      Array.from({ length: 3 }, () => aProposal(platform, consultation, author.cookie)),
    );
    const answers = await Promise.all(proposals.map((proposal) => vote(consultation, proposal, voter)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await figuresOf(consultation)).toMatchObject({ participants: 2, supports: 3 });
  });

  it('do not count for a vote that was refused', async () => {
    const consultation = await open();
    const author = await platform.participant();
    const voter = await platform.participant();
    const proposal = await aProposal(platform, consultation, author.cookie);
    await changeComponent(platform, consultation, { phase: { voting: false } });
    platform.clock.advance(10);
    expect((await vote(consultation, proposal, voter)).status).toBe(409);
    expect(await figuresOf(consultation)).toMatchObject({ participants: 1, supports: 0 });
  });

  it('count only once votes of theirs count, where there is a minimum of them', async () => {
    const consultation = await open({ voteMinimum: 2, voteLimit: 3 });
    const author = await platform.participant();
    const voter = await platform.participant();
    const first = await aProposal(platform, consultation, author.cookie);
    const second = await aProposal(platform, consultation, author.cookie);
    expect((await vote(consultation, first, voter)).status).toBe(200);
    expect(await figuresOf(consultation)).toMatchObject({ participants: 1, supports: 0 });
    expect((await vote(consultation, second, voter)).status).toBe(200);
    expect(await figuresOf(consultation)).toMatchObject({ participants: 2, supports: 2 });
  });

  it('of two consultations are one participant on the home page', async () => {
    const person = await platform.participant();
    for (const consultation of [await open(), await open()]) await aProposal(platform, consultation, person.cookie);
    await figuresOf(await open());
    expect((await published('fr/index.html')).figures.participants).toBe(1);
  });

  it('are counted exactly, however often the stream and the queues tell of them', async () => {
    const consultation = await open();
    const people = await Promise.all(Array.from({ length: 12 }, () => platform.participant()));
    const { services } = platform;
    // Each is told of three times, in no order, by workers that know nothing of one another.
    const told = [...people, ...people.toReversed(), ...people];
    await Promise.all(
      told.map(({ id }) => countParticipants(services, [{ processId: consultation.process.id, participantId: id }])),
    );
    await services.queues.send(
      'tallies',
      people.map(({ id }) => ({ author: id, resource: services.newId('proposal') })),
    );
    expect(await figuresOf(consultation)).toMatchObject({ participants: 12 });
  });
});

describe('a participation', () => {
  it('names nobody and no moment, and is another one in each consultation', async () => {
    const consultation = await open();
    const other = await open();
    const author = await platform.participant();
    await aProposal(platform, consultation, author.cookie);
    await aProposal(platform, other, author.cookie);
    await platform.settle();
    const partitions = await Promise.all(
      [consultation.process.id, other.process.id].map(async (spaceId) =>
        (
          await Promise.all(
            Array.from({ length: 16 }, (_, shard) => platform.services.db.all(Participations, { spaceId, shard })),
          )
        ).flat(),
      ),
    );
    const [mine, elsewhere] = partitions.map(([item]) => item);
    expect(partitions.map(({ length }) => length)).toEqual([1, 1]);
    expect(Object.keys(mine ?? {}).sort()).toEqual(['personKey', 'shard', 'spaceId']);
    expect(mine?.personKey).toMatch(/^[0-9a-f]{64}$/);
    expect(mine?.personKey).not.toBe(elsewhere?.personKey);
    expect(JSON.stringify(partitions)).not.toContain(author.id);
  });
});

describe('the tally of a process', () => {
  it('says what its components show, and when that was counted', async () => {
    const consultation = await open();
    const author = await platform.participant();
    const proposal = await aProposal(platform, consultation, author.cookie);
    await vote(consultation, proposal, author);
    await figuresOf(consultation);
    expect(await tallyOf(consultation)).toEqual({
      participants: 1,
      contributions: 1,
      supports: 1,
      countedAt: platform.clock.now(),
      components: { [consultation.componentId]: { proposals: 1, comments: 0, references: 0, votes: 1 } },
    });
  });

  it('goes when the process is taken back', async () => {
    const consultation = await open();
    await figuresOf(consultation);
    await platform.call('PUT /api/processes/{processId}/publication', {
      params: { processId: consultation.process.id },
      body: { isPublished: false },
      operator: true,
    });
    await platform.publish();
    expect(await tallyOf(consultation)).toBeUndefined();
  });
});
