import { useState } from 'preact/hooks';
import type { ComponentId } from '../../../../shared/platform/ids.ts';
import type { Taxonomy } from '../../../../shared/spaces/taxonomy.ts';
import { api } from '../../platform/api.ts';
import type { Problem } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { download } from '../download.ts';
import { problemText } from '../forms/problems.ts';
import { separatorOf, toCsv } from './csv.ts';
import { type Exported, exportRows } from './export-rows.ts';
import type { OwnState } from './own-states.ts';

interface ExportButtonProps {
  readonly componentId: ComponentId;
  readonly filter: string;
  readonly taxonomies: readonly Taxonomy[];
  readonly states: readonly OwnState[];
}

/** Reads every proposal of the filter, some at a time, and makes a file of them that spreadsheets open. */
export function ExportButton({ componentId, filter, taxonomies, states }: ExportButtonProps) {
  const office = useOffice();
  const { t, locale, announce } = office;
  const [read, setRead] = useState<{ readonly read: number; readonly total: number } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async () => {
    if (read) return;
    setProblem(null);
    setRead({ read: 0, total: 0 });
    const all: Exported[] = [];
    for (let after: number | null = 0; after !== null; ) {
      const answer: Awaited<ReturnType<typeof api.proposals.exportProposals>> = await api.proposals.exportProposals({
        params: { componentId },
        query: { filter, after },
      });
      if (!answer.ok) {
        setRead(null);
        return setProblem(answer.problem);
      }
      all.push(...answer.data.items);
      after = answer.data.next;
      setRead({ read: all.length, total: answer.data.total });
    }
    const rows = exportRows(all, office, { taxonomies, states, origin: location.origin });
    download(`${t('export.file')}.csv`, toCsv(rows, separatorOf(locale)));
    setRead(null);
    announce(t('export.done', { count: all.length }));
  };
  return (
    <>
      <button class="btn btn--quiet btn--s" type="button" aria-busy={read !== null} onClick={run}>
        {read && read.total > 0 ? t('export.running', read) : t('export.do')}
      </button>
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
    </>
  );
}
