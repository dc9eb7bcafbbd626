/** Checks a list apart from the page, which goes on answering: counting a hundred thousand ballots takes seconds. */
import { checkList, isList } from '../../../../../shared/budgets/results/check.ts';
import type { PublishedBallot, PublishedProject } from '../../../../../shared/budgets/results/published.ts';
import type { Said } from './check-messages.ts';

const say = (message: Said) => postMessage(message);

interface Found {
  readonly place: number;
  readonly ballot: PublishedBallot;
  readonly projects: readonly PublishedProject[];
}

function find(list: unknown, receipt: string): Found | null {
  if (!isList(list)) return null;
  const place = list.ballots.findIndex((ballot) => ballot.receipt === receipt);
  const ballot = list.ballots[place];
  if (ballot === undefined) return null;
  const all = list.election.envelopes.flatMap(({ projects }) => projects);
  return {
    place: place + 1,
    ballot,
    projects: ballot.projects.flatMap((number) => all.filter((project) => project.number === number)),
  };
}

async function check(path: string, receipt: string): Promise<void> {
  say({ kind: 'loading' });
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(String(answer.status));
  const list: unknown = await answer.json();
  const checked = checkList(list, (done, all) => say({ kind: 'hashing', done, all }));
  const found = find(list, receipt);
  say({
    kind: 'checked',
    checked,
    receipt,
    found: found && {
      place: found.place,
      choices: found.projects.map(({ number, title, isWithdrawn }, at) => ({
        number,
        title,
        isWithdrawn,
        points: found.ballot.points?.[at] ?? null,
      })),
    },
  });
}

addEventListener('message', ({ data }: MessageEvent<{ readonly path: string; readonly receipt: string }>) => {
  check(data.path, data.receipt).catch(() => say({ kind: 'failed' }));
});
