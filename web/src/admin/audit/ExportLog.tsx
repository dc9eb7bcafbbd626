import { useState } from 'preact/hooks';
import type { AuditLine } from '../../../../shared/audit/contract.ts';
import { type AuditFilter, endOf } from '../../../../shared/audit/filter.ts';
import { api } from '../../platform/api.ts';
import type { Problem } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { download } from '../download.ts';
import { problemText } from '../forms/problems.ts';
import { type Cell, separatorOf, toCsv } from '../proposals/csv.ts';
import { useAuditWords } from './use-audit-words.ts';

const COLUMNS = [
  'number',
  'at',
  'who',
  'account',
  'role',
  'act',
  'operation',
  'where',
  'about',
  'fields',
  'changed',
  'outcome',
  'request',
  'hash',
] as const;

/** Everything that the filter finds, as a table for spreadsheets. For a file that can be checked there is a command. */
export function ExportLog({ filter }: { readonly filter: AuditFilter }) {
  const office = useOffice();
  const { say, who, sentence, nameOf } = useAuditWords();
  const [read, setRead] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const rowOf = (line: AuditLine): Cell[] => {
    const { entry, sequence, hash, space, about } = line;
    const end = say(`audit.end.${endOf(entry)}`);
    return [
      ...[sequence, entry.at, who(line), entry.actor, entry.role, sentence(line), entry.operation],
      ...[
        space && nameOf(space),
        about.map(({ id }) => id).join(' '),
        entry.fields.join(' '),
        entry.changed?.join(' ') ?? '',
      ],
      ...[entry.outcome === 'done' ? end : `${end} (${entry.outcome})`, entry.requestId, hash],
    ];
  };
  const run = async () => {
    if (read !== null) return;
    setProblem(null);
    setRead(0);
    const rows: Cell[][] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const answer: Awaited<ReturnType<typeof api.audit.list>> = await api.audit.list({
        query: { ...filter, ...(cursor === '' ? {} : { cursor }) },
      });
      if (!answer.ok) {
        setRead(null);
        return setProblem(answer.problem);
      }
      rows.push(...answer.data.items.map(rowOf));
      cursor = answer.data.next;
      setRead(rows.length);
    }
    const head = COLUMNS.map((column) => say(`audit.csv.${column}`));
    download(`${say('audit.file')}.csv`, toCsv([head, ...rows], separatorOf(office.locale)));
    setRead(null);
    office.announce(say('audit.exported', { count: rows.length }));
  };
  return (
    <>
      <button class="btn btn--quiet btn--s" type="button" aria-busy={read !== null} onClick={run}>
        {read === null ? say('audit.export') : say('audit.exporting', { count: read })}
      </button>
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
    </>
  );
}
