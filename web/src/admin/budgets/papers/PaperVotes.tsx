import type { Component } from '../../../../../shared/spaces/component.ts';
import { api } from '../../../platform/api.ts';
import type { Result } from '../../../platform/problem.ts';
import { useOffice } from '../../context.ts';
import { useLoaded } from '../../loading.tsx';
import { paths } from '../../places.ts';
import { useRights } from '../../rights.ts';

type Found = { readonly component: Component; readonly process: string };

/** Budgets of the processes in which somebody may hand out and enter papers. */
function useVotes() {
  const { textOf } = useOffice();
  const { has } = useRights();
  const load = async (): Promise<Result<readonly Found[]>> => {
    const answer = await api.spaces.listProcesses();
    if (!answer.ok) return answer;
    const own = answer.data.items.filter(({ id }) => has(['agent', 'process-administrator'], id));
    const found = await Promise.all(
      own.map(async ({ id, title }) => {
        const listed = await api.spaces.listComponents({ params: { processId: id } });
        const all = listed.ok ? listed.data.items : [];
        return all.map((component) => ({ component, process: textOf(title) }));
      }),
    );
    return { ok: true, data: found.flat().filter(({ component }) => component.kind === 'budgets') };
  };
  return useLoaded('votes', load).state;
}

/** Where an agent hands out and enters papers: links to the votes, for who works at a desk and knows no other screen. */
export function PaperVotes() {
  const { t, textOf } = useOffice();
  const state = useVotes();
  if (state.status !== 'ready' || state.data.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="h-paper-votes">
      <h2 id="h-paper-votes">{t('papers.where')}</h2>
      <p class="help">{t('papers.where.help')}</p>
      <ul class="list">
        {state.data.map(({ component, process }) => (
          <li key={component.id}>
            <a href={paths.budget(component.id, 'papers')}>{`${process} · ${textOf(component.name)}`}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
