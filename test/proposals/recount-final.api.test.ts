/** The final count of a vote that is over: its result. */

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { recounts } from '../../functions/consumers/recounts.ts';
import { localContext } from '../../functions/local/runtime.ts';
import { put } from '../../functions/platform/db/write.ts';
import type { Services } from '../../functions/platform/services.ts';
import { FinalCounts, Recounts } from '../../functions/proposals/entities.ts';
import { finalCountView } from '../../functions/proposals/recount/final-count.ts';
import { runRecount } from '../../functions/proposals/recount/run-recount.ts';
import { settleVote } from '../../functions/proposals/recount/settle-vote.ts';
import { Components, Processes } from '../../functions/spaces/entities.ts';
import type { ProposalId } from '../../shared/platform/ids.ts';
import { activePhase } from '../../shared/spaces/rules.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aConsultation, aProposal, type Consultation, OPEN } from './a-consultation.ts';
import { renderingOf } from './rendering.ts';

const VOTE = '/api/components/{componentId}/proposals/{proposalId}/vote';
const END = Date.parse(OPEN.endsAt);
/** So many minutes after the end of the vote. */
const past = (minutes: number) => new Date(END + minutes * 60_000).toISOString();

let platform: TestPlatform;
let consultation: Consultation;
let proposalId: ProposalId;
let author: { cookie: string };
let administrator: { cookie: string };
let voters: { cookie: string }[];
let slugs = 0;

beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  author = await platform.participant();
  administrator = await platform.participant({ role: 'administrator' });
  voters = await Promise.all(Array.from({ length: 4 }, () => platform.participant()));
});
afterAll(() => platform.close());
beforeEach(async () => {
  await platform.forgetPages();
  platform.clock.set('2026-11-21T09:00:00.000Z');
  consultation = await aConsultation(platform, { slug: `final-${++slugs}` });
  proposalId = await aProposal(platform, consultation, author.cookie);
});

const vote = async (...people: { cookie: string }[]) => {
  for (const { cookie } of people) {
    const params = { componentId: consultation.componentId, proposalId };
    const answer = await platform.call(`PUT ${VOTE}`, { params, body: { choice: 'support' }, cookie });
    expect(answer.status).toBe(200);
  }
};
const read = async () => {
  const params = { componentId: consultation.componentId };
  const cookie = administrator.cookie;
  return (await platform.call('GET /api/components/{componentId}/recounts', { params, cookie })).body;
};
/** What the stack does in a minute, and all that follows. */
const minute = async (minutes: number) => {
  platform.clock.set(past(minutes));
  await platform.tick();
  await platform.settle();
};
const send = async (job: unknown) => {
  await platform.services.queues.send('recounts', [job]);
  await platform.settle();
};
/** A message to look again that was delayed until now. */
const lookAgain = () => send({ component: consultation.componentId });

/** Gives the worker one job by hand. @returns what it has sent for later */
async function work(job: unknown, services: Services = platform.services) {
  const sent: { job: unknown; delaySeconds: number | undefined }[] = [];
  const queues: Services['queues'] = {
    send: async (_, jobs, { delaySeconds } = {}) => {
      for (const one of jobs) sent.push({ job: one, delaySeconds });
    },
  };
  const record = { messageId: '1', body: JSON.stringify(job) };
  const event = Object({ Records: [record] });
  await recounts({ ...services, queues })(event, localContext('recounts'));
  return sent;
}
const pages = async () => {
  await platform.publish();
  const list = await renderingOf(platform, `en${consultation.path}index.html`);
  const page = await renderingOf(platform, `en${consultation.path}proposals/${proposalId}/index.html`);
  return { list: list.finalCount, proposal: page.finalCount, tally: page.proposal.tally };
};
const tallyFile = async () => {
  const file = await platform.services.files.site.get(`tallies/proposals/${proposalId}.json`);
  return JSON.parse(new TextDecoder().decode(file?.body));
};
/** Moves the end of the vote, as an administrator would. */
async function endAt(endsAt: string) {
  const { db, now } = platform.services;
  const process = await db.require(Processes, { id: consultation.process.id }, 'process.not-found');
  const phases = process.phases.map((phase) => ({ ...phase, endsAt }));
  const activePhaseId = activePhase(phases, now())?.id ?? null;
  await db.write(put(Processes, { ...process, phases, activePhaseId, version: process.version + 1 }));
  await platform.settle();
}

describe('the final count of a vote', () => {
  it('begins by itself five minutes after the end, and pages say first that it is under way, then that it is done', async () => {
    await vote(...voters.slice(0, 3));
    await platform.settle();
    await minute(-1);
    expect(await pages()).toMatchObject({ list: null, proposal: null });
    await minute(1);
    await platform.services.queues.send('publish', [{ process: consultation.process.id }]);
    await platform.settle();
    expect(await pages()).toMatchObject({ list: { countedAt: null }, proposal: { countedAt: null } });
    expect(await read()).toMatchObject({ final: null, latest: null });
    // The end was told to the worker, which lets the last votes be written.
    expect(await work({ process: consultation.process.id })).toEqual([
      { job: { component: consultation.componentId }, delaySeconds: 240 },
    ]);
    platform.clock.set(past(5));
    await lookAgain();
    const final = { endedAt: OPEN.endsAt, countedAt: past(5), votes: 3, proposals: 1, drifted: 0 };
    expect(await read()).toMatchObject({ final, latest: { reason: 'final', unsettled: 0 } });
    const { list, proposal, tally } = await pages();
    expect([list, proposal, tally.support]).toEqual([{ countedAt: past(5) }, { countedAt: past(5) }, 3]);
    expect(await tallyFile()).toMatchObject({ support: 3, agree: 0, mixed: 0, disagree: 0 });
  });

  it('begins at the next minute that is not missed, and is replaced by no later count and no job that comes again', async () => {
    await vote(...voters);
    await platform.settle();
    await minute(30);
    const { final, latest } = await read();
    expect(final).toMatchObject({ votes: 4, countedAt: past(30) });
    await send({ componentId: consultation.componentId, startedAt: latest.startedAt });
    platform.clock.set(past(60));
    const params = { componentId: consultation.componentId };
    const asked = await platform.call('POST /api/components/{componentId}/recounts', {
      params,
      cookie: administrator.cookie,
    });
    expect(asked.status).toBe(200);
    await platform.settle();
    await lookAgain();
    await send({ night: true });
    expect(await read()).toMatchObject({ final, latest: { reason: 'asked', finishedAt: past(60) } });
  });

  it('is void once the vote is opened again, also where it ends when it had ended before', async () => {
    await vote(...voters.slice(0, 3));
    await platform.settle();
    await minute(10);
    await endAt('2026-12-20T00:00:00.000Z');
    expect(await read()).toMatchObject({ final: null, secretUntil: null });
    await vote(...voters);
    await platform.services.queues.send('publish', [{ component: consultation.componentId }]);
    await platform.settle();
    expect(await pages()).toMatchObject({ list: null, proposal: null });
    platform.clock.set(past(60));
    await endAt(OPEN.endsAt);
    expect(await read()).toMatchObject({ final: { votes: 4, countedAt: past(60), endedAt: OPEN.endsAt } });
  });

  it('is no result while sums cannot be compared, and is repeated until they can', async () => {
    const { db } = platform.services;
    const { componentId, component } = consultation;
    await vote(...voters);
    platform.clock.set(past(6));
    expect(await settleVote(platform.services, component)).toBe('done');
    const { startedAt } = await db.require(Recounts, { componentId }, 'component.not-found');
    // The counters stand still: they are run by `settle` alone.
    const job = { componentId, startedAt };
    expect(await runRecount(platform.services, job, { tries: 1, waitMs: 50 })).toBe('again');
    expect(await read()).toMatchObject({ final: null, latest: { reason: 'final' } });
    expect((await read()).latest.unsettled).toBeGreaterThan(0);
    expect(await work(job)).toEqual([{ job: { component: componentId }, delaySeconds: 600 }]);
    await platform.settle();
    expect(await read()).toMatchObject({ final: null });
    platform.clock.set(past(16));
    await lookAgain();
    expect(await read()).toMatchObject({ final: { votes: 4, countedAt: past(16) }, latest: { unsettled: 0 } });
  });

  it('waits for another count of the same ballots that goes on', async () => {
    const { db } = platform.services;
    const { componentId } = consultation;
    await vote(...voters);
    await platform.settle();
    const going = { startedAt: past(9), finishedAt: null, reason: 'asked', endedAt: null } as const;
    const nothing = { proposals: 0, votes: 0, repaired: 0, unsettled: 0, drifted: 0, drifts: [], cursor: null };
    await db.write(put(Recounts, { componentId, ...going, ...nothing }));
    platform.clock.set(past(10));
    expect(await work({ component: componentId })).toEqual([{ job: { component: componentId }, delaySeconds: 60 }]);
  });

  it('tells no figure while counts are hidden', async () => {
    const { db } = platform.services;
    const { component, componentId } = consultation;
    const none = { creation: false, voting: false, comments: false, countsHidden: true };
    await db.write(put(Components, { ...component, phaseSettings: { ...component.phaseSettings, none } }));
    await vote(...voters);
    await platform.settle();
    await minute(10);
    expect(await read()).toMatchObject({ final: { votes: null, proposals: 1 }, latest: { votes: null } });
    expect(await pages()).toEqual({ list: { countedAt: past(10) }, proposal: { countedAt: past(10) }, tally: null });
    expect(await db.get(FinalCounts, { componentId })).toMatchObject({ votes: 4 });
  });

  it('is none where nobody has voted', async () => {
    platform.clock.set(past(10));
    expect(await work({ process: consultation.process.id })).toEqual([]);
    expect(await read()).toMatchObject({ final: null, latest: null });
    expect(await finalCountView(platform.services, consultation, past(10))).toBeNull();
  });
});
