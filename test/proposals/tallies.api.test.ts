import { GetObjectCommand } from '@aws-sdk/client-s3';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SQSEvent } from 'aws-lambda';
import fc from 'fast-check';
import { relay } from '../../functions/consumers/relay.ts';
import { tallies } from '../../functions/consumers/tallies.ts';
import { features } from '../../functions/features.ts';
import { localContext } from '../../functions/local/runtime.ts';
import { toStored } from '../../functions/platform/db/item.ts';
import { put } from '../../functions/platform/db/write.ts';
import { Tallies } from '../../functions/platform/entities.ts';
import type { Services } from '../../functions/platform/services.ts';
import { Proposals, TallyPages } from '../../functions/proposals/entities.ts';
import { Processes } from '../../functions/spaces/entities.ts';
import type { ProposalId } from '../../shared/platform/ids.ts';
import { processTallyPath } from '../../shared/spaces/figures.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aConsultation, aProposal, type Consultation } from './a-consultation.ts';

const NONE = { support: 0, agree: 0, mixed: 0, disagree: 0 };

const events = (groups: readonly string[]): SQSEvent => ({
  Records: groups.map((group, index) => ({
    messageId: `m${index}`,
    receiptHandle: '',
    body: JSON.stringify({ group }),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: 'test',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: '',
    awsRegion: 'eu-west-1',
  })),
});

/** Services whose publish jobs are kept instead of sent. */
function listening(services: Services) {
  const jobs: { readonly page: string; readonly delaySeconds: number }[] = [];
  const queues: Services['queues'] = {
    send: async (_, sent, { delaySeconds = 0 } = {}) => {
      for (const job of sent) jobs.push({ page: JSON.parse(JSON.stringify(job)).page, delaySeconds });
    },
  };
  return { jobs, services: { ...services, queues } };
}

describe('public tallies', () => {
  let platform: TestPlatform;
  let consultation: Consultation;
  let author: { id: string; cookie: string };
  let slugs = 0;

  beforeAll(async () => {
    platform = await startTestPlatform({ publishesWhenAsked: true });
  });
  afterAll(() => platform.close());
  beforeEach(async () => {
    consultation = await aConsultation(platform, { slug: `tallies-${++slugs}`, settings: { voteKind: 'opinion' } });
    author = await platform.participant();
  });

  const json = async (key: string) => {
    const file = await platform.services.files.site.get(key);
    return file === undefined ? undefined : JSON.parse(new TextDecoder().decode(file.body));
  };
  const ofProposal = (id: ProposalId) => json(`tallies/proposals/${id}.json`);
  const ofComponent = () => json(`tallies/components/${consultation.componentId}.json`);
  const vote = (proposalId: ProposalId, choice: string, cookie: string) =>
    platform.call('PUT /api/components/{componentId}/proposals/{proposalId}/vote', {
      params: { componentId: consultation.componentId, proposalId },
      body: { choice },
      cookie,
    });
  const work = (groups: readonly string[], services: Services = platform.services) =>
    tallies(services)(events(groups), localContext('tallies'));
  /** Counts votes in the table as the counters would. */
  const counted = (proposalId: ProposalId, shard: number, counts: Record<string, number>) =>
    platform.services.db.write(
      put(Tallies, {
        group: proposalId,
        subject: 'votes',
        shard,
        counts,
        through: '0',
        countedAt: platform.clock.now(),
      }),
    );

  it('are there, with zeros, as soon as a proposal is published', async () => {
    const id = await aProposal(platform, consultation, author.cookie);
    await platform.settle();
    expect(await ofProposal(id)).toEqual({ ...NONE, comments: 0, countedAt: platform.clock.now() });
    expect((await ofComponent()).proposals).toEqual({ [id]: { ...NONE, comments: 0, references: 0 } });
  });

  it('add up what was voted, changed and taken back, and what an import has counted before', async () => {
    const [one, two] = [
      await aProposal(platform, consultation, author.cookie),
      await aProposal(platform, consultation, author.cookie),
    ];
    const imported = await platform.services.db.require(Proposals, { id: two }, 'proposal.not-found');
    const importedVotes = { support: 0, agree: 2237, mixed: 161, disagree: 49 };
    await platform.services.db.write(put(Proposals, { ...imported, importedVotes }));
    const voters = await Promise.all(Array.from({ length: 12 }, () => platform.participant()));
    await Promise.all(voters.map(({ cookie }, index) => vote(one, index < 8 ? 'agree' : 'disagree', cookie)));
    await Promise.all(voters.slice(0, 3).map(({ cookie }) => vote(one, 'mixed', cookie)));
    await platform.call('DELETE /api/components/{componentId}/proposals/{proposalId}/vote', {
      params: { componentId: consultation.componentId, proposalId: one },
      cookie: voters[11]?.cookie ?? '',
    });
    await Promise.all(voters.slice(0, 2).map(({ cookie }) => vote(two, 'agree', cookie)));
    await platform.settle();
    expect(await ofProposal(one)).toMatchObject({ support: 0, agree: 5, mixed: 3, disagree: 3 });
    expect(await ofProposal(two)).toMatchObject({ support: 0, agree: 2239, mixed: 161, disagree: 49 });
    expect((await ofComponent()).proposals).toMatchObject({
      [one]: { agree: 5, mixed: 3, disagree: 3 },
      [two]: { agree: 2239, mixed: 161, disagree: 49 },
    });
  });

  it('may stay at the CDN for two seconds, and for a day when nothing answers', async () => {
    await aProposal(platform, consultation, author.cookie);
    await platform.settle();
    const { CacheControl } = await platform.cloud.clients.s3.send(
      new GetObjectCommand({
        Bucket: platform.services.config.buckets.site,
        Key: `tallies/components/${consultation.componentId}.json`,
      }),
    );
    expect(CacheControl).toBe('public, max-age=0, s-maxage=2, stale-while-revalidate=10, stale-if-error=86400');
  });

  it('lose nothing when many workers write the same component at once', async () => {
    const ids = await Promise.all(Array.from({ length: 16 }, () => aProposal(platform, consultation, author.cookie)));
    await Promise.all(ids.map((id, index) => counted(id, index, { agree: index + 1 })));
    const answers = await Promise.all(ids.map((id) => work([id])));
    expect(answers.flatMap(({ batchItemFailures }) => batchItemFailures)).toEqual([]);
    const { proposals } = await ofComponent();
    expect(ids.map((id) => proposals[id]?.agree)).toEqual(ids.map((_, index) => index + 1));
  });

  it('are asked for once by all changes of a proposal that are told together', async () => {
    const ids = Array.from({ length: 5 }, () => platform.services.newId('proposal'));
    const Records = Array.from({ length: 80 }, (_, index) => {
      const group = ids[index % ids.length] ?? '';
      const tally = {
        group,
        subject: 'votes',
        shard: index % 16,
        counts: {},
        through: '1',
        countedAt: platform.clock.now(),
      };
      const NewImage = marshall(toStored(Tallies, tally)) as never;
      return { eventName: 'INSERT' as const, dynamodb: { SequenceNumber: String(index), NewImage } };
    });
    const told: unknown[] = [];
    const queues: Services['queues'] = {
      send: async (queue, jobs) => void (queue === 'tallies' && told.push(...jobs)),
    };
    await relay(features)({ ...platform.services, queues })({ Records }, localContext('relay'));
    expect(told).toEqual(ids.map((group) => ({ group })));
  });

  it('say what was counted last, however jobs are repeated, regrouped and overlapping', async () => {
    const ids = await Promise.all(Array.from({ length: 3 }, () => aProposal(platform, consultation, author.cookie)));
    const step = fc.record({
      proposal: fc.nat({ max: 2 }),
      shard: fc.nat({ max: 15 }),
      agree: fc.nat({ max: 50 }),
      disagree: fc.nat({ max: 50 }),
      /** Jobs sent at the same time, the write's own among them. */
      extra: fc.array(fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 4 }), { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const running: Promise<unknown>[] = [];
        for (const { proposal, shard, agree, disagree, extra } of steps) {
          const id = ids[proposal] ?? ids[0];
          if (id === undefined) return;
          await counted(id, shard, { agree, disagree });
          for (const group of [[proposal], ...extra]) running.push(work(group.map((index) => ids[index] ?? id)));
        }
        await Promise.all(running);
        const { proposals } = await ofComponent();
        for (const id of ids) {
          const stored = await platform.services.db.all(Tallies, { group: id });
          const sum = (name: string) => stored.reduce((total, { counts }) => total + (counts[name] ?? 0), 0);
          if (stored.length === 0) continue;
          expect(proposals[id]).toMatchObject({ agree: sum('agree'), disagree: sum('disagree') });
          expect(await ofProposal(id)).toMatchObject({ agree: sum('agree'), disagree: sum('disagree') });
        }
      }),
      { numRuns: 15 },
    );
  });

  it('pass over what is no public proposal, and give back only the messages that failed', async () => {
    const id = await aProposal(platform, consultation, author.cookie);
    const groups = [id, 'prp_nonsense', platform.services.newId('proposal'), 'something'];
    expect(await work(groups)).toEqual({ batchItemFailures: [] });
    const broken: Services = {
      ...platform.services,
      files: {
        ...platform.services.files,
        site: { ...platform.services.files.site, put: () => Promise.reject(new Error('no bucket')) },
      },
      log: { ...platform.services.log, error: () => undefined },
    };
    await counted(id, 0, { agree: 7 });
    expect(await work(['something', id], broken)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
    expect((await ofProposal(id)).agree).toBe(0);
    await work([id]);
    expect((await ofProposal(id)).agree).toBe(7);
  });

  it('publish the pages where they stand after the process was given another address', async () => {
    const id = await aProposal(platform, consultation, author.cookie);
    await platform.settle();
    const slug = `moved-${slugs}`;
    await platform.services.db.write(put(Processes, { ...consultation.process, slug }));
    const { jobs, services } = listening(platform.services);
    await work([id], services);
    expect(jobs[0]?.page).toBe(`/processes/${slug}/f/${consultation.componentId}/proposals/${id}/`);
  });

  it('publish the pages that show them at once, then a minute later, and never more often', async () => {
    const id = await aProposal(platform, consultation, author.cookie);
    await platform.settle();
    const { jobs, services } = listening(platform.services);
    const page = `${consultation.path}proposals/${id}/`;
    const about = () => jobs.filter((job) => job.page === page).map(({ delaySeconds }) => delaySeconds);
    await work([id], services);
    expect(about()).toEqual([0]);
    expect(jobs.map((job) => job.page)).toEqual([
      page,
      consultation.path,
      `/feeds/${consultation.componentId}.xml`,
      processTallyPath(consultation.process.id),
      `/processes/${consultation.process.slug}/`,
      '/processes/',
      '/',
    ]);
    platform.clock.advance(10);
    await work([id], services);
    expect(about()).toEqual([0, 50]);
    platform.clock.advance(30);
    await work([id], services);
    expect(about()).toEqual([0, 50]);
    platform.clock.advance(20);
    await work([id], services);
    expect(about()).toEqual([0, 50, 60]);
    platform.clock.advance(600);
    await work([id], services);
    expect(about()).toEqual([0, 50, 60, 0]);
  });

  it('are written once for all messages of a batch, with the clocks of their pages looked at side by side', async () => {
    const ids = await Promise.all(Array.from({ length: 18 }, () => aProposal(platform, consultation, author.cookie)));
    await work(ids);
    await Promise.all(ids.map((id, index) => counted(id, 0, { agree: index + 1 })));
    const { db, files } = platform.services;
    const written: string[] = [];
    const noted: Services['files']['site']['put'] = async (key, ...rest) => {
      written.push(key);
      return files.site.put(key, ...rest);
    };
    let looking = 0;
    let most = 0;
    const get: Services['db']['get'] = async (entity, ...rest) => {
      const isClock = entity.name === TallyPages.name;
      if (isClock) most = Math.max(most, ++looking);
      return db.get(entity, ...rest).finally(() => isClock && looking--);
    };
    const messages = Array.from({ length: 4800 }, (_, index) => ids[index % ids.length] ?? '');
    const watched = {
      ...platform.services,
      db: { ...db, get },
      files: { ...files, site: { ...files.site, put: noted } },
    };
    expect(await work(messages, watched)).toEqual({ batchItemFailures: [] });
    const component = `tallies/components/${consultation.componentId}.json`;
    expect(written.toSorted()).toEqual([component, ...ids.map((id) => `tallies/proposals/${id}.json`)].toSorted());
    expect(most).toBe(16);
  });
});
