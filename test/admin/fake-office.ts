/** What the fake platform does of the back office of proposals: acts on many, saved filters, export, attention. */
import type { BulkAct, BulkChange, SavedFilter, Selection } from '../../shared/proposals/office.ts';
import { type Handlers, Refusal } from './fake-api.ts';
import { anId, type Data, NOW } from './fixtures.ts';

type Stored = Data['proposals'][number];
type Before = Pick<Stored, 'state' | 'stateId' | 'answer' | 'themeId' | 'territoryId'>;

const recountOf = (componentId: string, finishedAt: string | null) => ({
  componentId,
  reason: 'asked' as const,
  startedAt: NOW,
  finishedAt,
  proposals: 5,
  votes: 1204,
  repaired: 1,
  unsettled: 0,
  drifted: 1,
  drifts: [
    {
      proposalId: anId('proposal'),
      counted: { support: 8, agree: 0, mixed: 0, disagree: 0 },
      found: { support: 7, agree: 0, mixed: 0, disagree: 0 },
    },
  ],
});

/** Counts of the ballots: one that was asked for is done when it is looked at. */
function recounts(): Handlers {
  let latest: ReturnType<typeof recountOf> | null = null;
  return {
    'proposals.readRecount': () => ({ latest, secretUntil: null, final: null }),
    'proposals.askRecount': ({ params }) => {
      latest = recountOf(String(params.componentId), NOW);
      return recountOf(String(params.componentId), null);
    },
  };
}

/** Proposals that one step of an act changes: few, so that tests see its progress. */
const A_STEP = 2;

interface FakeAct extends BulkAct {
  left: string[];
  readonly before: Map<string, Before>;
}

const outcomeOf = (stored: Stored, change: BulkChange): Partial<Before> | 'already' | 'refused' => {
  if (change.kind === 'theme') return stored.themeId === change.themeId ? 'already' : { themeId: change.themeId };
  if (change.kind === 'territory')
    return stored.territoryId === change.territoryId ? 'already' : { territoryId: change.territoryId };
  if (stored.state === 'withdrawn') return 'refused';
  const { state, stateId, text } = change;
  if (stored.state === state && stored.stateId === stateId) return 'already';
  return { state, stateId, answer: { state, text, answeredAt: NOW } };
};

const valuesOf = ({ state, stateId, answer, themeId, territoryId }: Stored): Before => ({
  state,
  stateId,
  answer,
  themeId,
  territoryId,
});

function acts(data: Data): Handlers {
  const all: FakeAct[] = [];
  const chosen = (selection: Selection): Stored[] => {
    if ('ids' in selection) return data.proposals.filter(({ id }) => selection.ids.includes(id));
    const state = new URLSearchParams(selection.filter).get('state');
    return data.proposals.filter((stored) => state === null || stored.state === state);
  };
  const actOf = (id: string | undefined): FakeAct => {
    const act = all.find((one) => one.id === id);
    if (!act) throw new Refusal('bulk-act.not-found');
    return act;
  };
  const perform = (act: FakeAct, stored: Stored) => {
    const outcome = outcomeOf(stored, act.change);
    if (typeof outcome === 'string') {
      act[outcome] += 1;
      return;
    }
    act.before.set(stored.id, valuesOf(stored));
    Object.assign(stored, outcome);
    act.changed += 1;
  };
  const restore = (act: FakeAct, stored: Stored) => {
    Object.assign(stored, act.before.get(stored.id));
    act.restored += 1;
  };
  return {
    'proposals.forecastAct': ({ body }) => {
      const outcomes = chosen(body.selection).map((stored) => outcomeOf(stored, body.change));
      const count = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length;
      const [already, refused] = [count('already'), count('refused')];
      return { total: outcomes.length, changes: outcomes.length - already - refused, already, refused };
    },
    'proposals.createAct': ({ params, body }) => {
      const left = chosen(body.selection).map(({ id }) => id);
      const sums = { progress: 0, changed: 0, already: 0, refused: 0, restored: 0, kept: 0 };
      const act = {
        id: anId('bulkAct'),
        componentId: params.componentId,
        change: body.change,
        status: 'running',
        total: left.length,
        ...sums,
        createdAt: NOW,
        expiresAt: '2026-11-22T08:00:00.000Z',
        left,
        before: new Map(),
      } as unknown as FakeAct;
      all.unshift(act);
      return act;
    },
    'proposals.listActs': () => ({ items: all }),
    'proposals.stepAct': ({ params }) => {
      const act = actOf(params.actId);
      const now = act.left.splice(0, A_STEP);
      for (const stored of data.proposals.filter(({ id }) => now.includes(id)))
        (act.status === 'undoing' ? restore : perform)(act, stored);
      act.progress += now.length;
      if (act.left.length === 0) act.status = act.status === 'undoing' ? 'undone' : 'done';
      return act;
    },
    'proposals.undoAct': ({ params }) => {
      const act = actOf(params.actId);
      return Object.assign(act, {
        status: 'undoing',
        progress: 0,
        total: act.changed,
        left: [...act.before.keys()],
      });
    },
  };
}

function filters(): Handlers {
  let all: SavedFilter[] = [];
  return {
    'proposals.listFilters': () => ({ items: all }),
    'proposals.saveFilter': ({ params, body }) => {
      const saved = { ...body, id: anId('savedFilter'), componentId: params.componentId, createdAt: NOW };
      all = [...all.filter(({ name }) => name !== body.name), saved];
      return saved;
    },
    'proposals.removeFilter': ({ params }) => {
      all = all.filter(({ id }) => id !== params.filterId);
    },
  };
}

/** Handlers of the back office of proposals on data in memory. */
export const office = (data: Data): Handlers => ({
  ...acts(data),
  ...filters(),
  ...recounts(),
  'platform.readMailBacklog': () => data.mails,
  'proposals.exportProposals': ({ query }) => {
    const items = data.proposals.slice(query.after, query.after + 3);
    const next = query.after + 3 < data.proposals.length ? query.after + 3 : null;
    return {
      items: items.map(({ importedVotes: _, ...stored }) => ({ ...stored, path: `/p/${stored.id}/` })),
      total: data.proposals.length,
      next,
    };
  },
  'proposals.readAttention': ({ params }) => {
    const own = data.proposals.filter(({ componentId }) => componentId === params.componentId);
    const waiting = own.filter(({ state, answer }) => state === 'published' && answer === null);
    const votes = own.reduce((sum, { tally }) => sum + (tally?.support ?? 0) + (tally?.disagree ?? 0), 0);
    return {
      proposals: own.length,
      votes,
      comments: own.reduce((sum, { comments }) => sum + comments, 0),
      unanswered: waiting.length,
      oldestUnanswered: waiting[0]?.publishedAt ?? null,
      reachedUnanswered: 0,
      unfinishedActs: 0,
      days: data.days,
    };
  },
});
