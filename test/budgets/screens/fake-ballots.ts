/** What the island of a ballot is tested against. */
import type { BallotContent } from '../../../shared/budgets/ballot.ts';
import { SentBallot } from '../../../shared/budgets/ballot-routes.ts';
import { ballotProblems } from '../../../shared/budgets/ballot-rules.ts';
import { cataloguePath } from '../../../shared/budgets/paths.ts';
import { BudgetSettings } from '../../../shared/budgets/settings.ts';
import { budgetsWords } from '../../../shared/budgets/words.ts';
import { participantsWords } from '../../../shared/participants/words.ts';
import { messagesFor } from '../../../shared/platform/messages.ts';
import { platformWords } from '../../../shared/platform/words.ts';
import { aBudgetPage, aDistrictsPage, catalogueOf } from '../../support/budget-views.ts';
import { type Asked, aParticipant, Cut, type IslandSite, Refused, serveIsland } from '../../support/island-site.ts';
import { aPhase } from '../../support/views.ts';

interface State {
  me: boolean;
  ballot: { content: BallotContent; revision: number } | null;
  basket: { content: BallotContent; revision: number } | null;
  isPaper: boolean;
  /** Answers under each Idempotency-Key. */
  answers: Record<string, { receipt: string; revision: number }>;
  casts: number;
  down: boolean;
  /** A cast is recorded, and its answer never arrives. */
  losesAnswer: boolean;
}
const start = (): State => ({
  me: true,
  ballot: null,
  basket: null,
  isPaper: false,
  answers: {},
  casts: 0,
  down: false,
  losesAnswer: false,
});
/** What the service knows, and how it behaves. */
export const server: State = start();
/** Forgets what the test before has done. */
export const reset = (): void => {
  Object.assign(server, start());
};

const RECEIPTS = ['7K2QD-0M4ZT-ABCDE-FGH12', 'ZZZZZ-11111-22222-33333'];
const standing = () => ({
  ballot: server.ballot && { ...server.ballot, channel: 'online', castInHour: '2026-11-21T09:00:00.000Z' },
  isPaper: server.isPaper,
  basket: server.basket,
  votesIn: [...catalogue.envelopes.map(({ id }) => id)],
  mayVote: !server.isPaper,
  refusal: server.isPaper ? { code: 'budget.voted-on-paper', facts: {} } : null,
});
const asked = ({ body }: Asked) => SentBallot.parse(body);

let catalogue = catalogueOf(aBudgetPage());

const operations = {
  readSession: () => ({ participant: server.me ? aParticipant() : null }),
  requestCode: () => ({ expiresInSeconds: 900 }),
  signIn: () => {
    server.me = true;
    return { participant: aParticipant() };
  },
  readBallot: () => standing(),
  keepBasket: (request: Asked) => {
    if (server.down) throw new Cut();
    const { content, revision } = asked(request);
    if ((server.basket?.revision ?? null) !== revision) throw new Refused('budget.basket-changed-meanwhile');
    server.basket = content.length === 0 ? null : { content, revision: (revision ?? 0) + 1 };
    return { revision: server.basket?.revision ?? null };
  },
  castBallot: (request: Asked) => {
    if (server.down) throw new Cut();
    if (!server.me) throw new Refused('session.required');
    const key = String(request.headers['idempotency-key']);
    const known = server.answers[key];
    if (known) return known;
    const { content, revision } = asked(request);
    if ((server.ballot?.revision ?? null) !== revision) throw new Refused('budget.ballot-changed-meanwhile');
    if (ballotProblems(content, catalogue).length > 0) throw new Refused('budget.ballot-refused');
    server.casts += 1;
    server.ballot = { content, revision: (revision ?? 0) + 1 };
    server.basket = null;
    const answer = { receipt: RECEIPTS[server.casts - 1] ?? '', revision: server.ballot.revision };
    server.answers[key] = answer;
    if (server.losesAnswer) {
      server.losesAnswer = false;
      throw new Cut();
    }
    return answer;
  },
  takeBallotBack: () => {
    server.ballot = null;
    return undefined;
  },
};

const named = Object.fromEntries(
  Object.entries(operations).map(([name, run]) => [
    `${name in { readBallot: 0, keepBasket: 0, castBallot: 0, takeBallotBack: 0 } ? 'budgetBallots' : 'participants'}.${name}`,
    run,
  ]),
);

const cards = (file: typeof catalogue) =>
  file.projects
    .map(
      ({ id, number, title }) =>
        `<li class="card" id="project-${number}"><h3>${title.fr}</h3><div class="base"><div class="choose" data-choose="${id}">
         <div class="row"><button class="btn btn--2 btn--s" type="button" hidden>Ajouter<span class="sr"> ${title.fr}</span></button></div></div></div></li>`,
    )
    .join('');
const htmlOf = (
  file: typeof catalogue,
) => `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Budget</title>
<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/island.css"></head><body><main class="wrap"><h1>Budget</h1><h2>Projets</h2>
<ul class="grid">${cards(file)}</ul><div id="island"></div></main><script type="module" src="/island.js"></script></body></html>`;

/** The vote is open for as long as tests run. */
export const OPEN = aPhase({ startsAt: '2020-01-01T00:00:00.000Z', endsAt: '2099-12-13T23:00:00.000Z' });

/** Serves the ballot beside its catalogue, at `/fr/budget/`. @param of five districts instead of one envelope */
export function serveBallot(
  settings: Partial<BudgetSettings> = {},
  of: 'town' | 'districts' = 'town',
  phase = OPEN,
): Promise<IslandSite> {
  const page = of === 'town' ? aBudgetPage() : aDistrictsPage();
  catalogue = { ...catalogueOf(page), settings: BudgetSettings.parse({ maximumProjects: 6, ...settings }) };
  const file = catalogue;
  const props = {
    locale: 'fr',
    messages: {
      ...messagesFor(platformWords, 'fr', 'problem.'),
      ...messagesFor(participantsWords, 'fr', 'sign-in.', 'problem.'),
      ...messagesFor(budgetsWords, 'fr', 'basket.', 'ballot.', 'problem.'),
    },
    timeZone: 'Europe/Paris',
    componentId: page.component.id,
    path: '/fr/budget/',
    defaultLocale: 'fr',
    voting: true,
    phase,
    needs: '',
    guestMethods: null,
  };
  return serveIsland({ module: 'web/src/budgets/islands/BallotPanel.tsx', name: 'BallotPanel', props }, named, {
    '/fr/budget/': () => ({ type: 'text/html; charset=utf-8', body: htmlOf(file) }),
    [cataloguePath(page.component.id)]: () => ({ type: 'application/json', body: JSON.stringify(file) }),
  });
}
