import { useState } from 'preact/hooks';
import { api } from '../../platform/api.ts';
import type { Problem } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { download } from '../download.ts';
import { problemText } from '../forms/problems.ts';
import { useBudget } from './use-budget.ts';

type Part = Awaited<ReturnType<typeof api.budgets.exportCatalogue>>;

/** The whole catalogue as one file of ours: settings, envelopes, projects with their texts. No ballot is in it. */
export function CatalogueExport() {
  const office = useOffice();
  const { t, announce } = office;
  const { component } = useBudget();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async () => {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    const projects: unknown[] = [];
    let head: object = {};
    for (let after: number | null = 0; after !== null; ) {
      const answer: Part = await api.budgets.exportCatalogue({
        params: { componentId: component.id },
        query: { after },
      });
      if (!answer.ok) {
        setBusy(false);
        return setProblem(answer.problem);
      }
      const { projects: some, next, ...rest } = answer.data;
      projects.push(...some);
      head = rest;
      after = next;
    }
    setBusy(false);
    download(`${t('budget.export.file')}.json`, JSON.stringify({ ...head, projects }, null, 2), 'application/json');
    announce(t('budget.export.done', { count: projects.length }));
  };
  return (
    <section class="panel stack" aria-labelledby="h-export">
      <h2 id="h-export">{t('budget.export')}</h2>
      <p>{t('budget.export.help')}</p>
      <button class="btn btn--2 btn--s" type="button" aria-busy={isBusy} onClick={run}>
        {t('budget.export.do')}
      </button>
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
    </section>
  );
}
