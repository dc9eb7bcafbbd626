import { useRef, useState } from 'preact/hooks';
import type { AuditLine } from '../../../../shared/audit/contract.ts';
import type { AuditFilter } from '../../../../shared/audit/filter.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { type Loaded, useLoaded, WhenLoaded } from '../loading.tsx';
import { Screen } from '../Screen.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import { AuditItem } from './AuditItem.tsx';
import { ChainState } from './ChainState.tsx';
import { ExportLog } from './ExportLog.tsx';
import { useAuditWords } from './use-audit-words.ts';

interface Listed {
  readonly items: readonly AuditLine[];
  readonly next: string | null;
}

/** Loads older entries behind those that are shown. */
function useMore(filter: AuditFilter, { replace }: Loaded<Listed>) {
  const office = useOffice();
  const [busy, setBusy] = useState(false);
  const more = async ({ items, next }: Listed) => {
    if (busy || next === null) return;
    setBusy(true);
    const answer = await api.audit.list({ query: { ...filter, cursor: next } });
    setBusy(false);
    if (!answer.ok) return office.announce(problemText(office, answer.problem));
    replace({ items: [...items, ...answer.data.items], next: answer.data.next });
  };
  return { busy, more };
}

/** Everybody met in the log since the screen was opened. */
function useMet(listed: readonly AuditLine[]): ReadonlyMap<string, AuditLine> {
  const met = useRef(new Map<string, AuditLine>());
  for (const line of listed) met.current.set(line.entry.actor, line);
  return met.current;
}

interface EntriesProps {
  readonly listed: Listed;
  readonly isFiltered: boolean;
  readonly busy: boolean;
  readonly more: () => void;
}

function Entries({ listed: { items, next }, isFiltered, busy, more }: EntriesProps) {
  const { say } = useAuditWords();
  return (
    <>
      {items.length === 0 ? (
        <div class="empty">
          <p>{say(isFiltered ? 'audit.empty' : 'audit.none-yet')}</p>
        </div>
      ) : (
        <ul class="list">
          {items.map((line) => (
            <AuditItem key={line.sequence} line={line} />
          ))}
        </ul>
      )}
      {next !== null && (
        <p>
          <button class="btn btn--2" type="button" aria-busy={busy} onClick={more}>
            {say(busy ? 'audit.looking' : 'audit.more')}
          </button>
        </p>
      )}
    </>
  );
}

/** What staff has done, newest first, and whether the log is as it was sealed. */
export function AuditLog() {
  const { t } = useOffice();
  const { say } = useAuditWords();
  const [filter, setFilter] = useState<AuditFilter>({});
  const loaded = useLoaded<Listed>(JSON.stringify(filter), () => api.audit.list({ query: filter }));
  const people = useMet(loaded.state.status === 'ready' ? loaded.state.data.items : []);
  const { busy, more } = useMore(filter, loaded);
  const isFiltered = Object.values(filter).some((part) => part !== undefined);
  return (
    <Screen title={t('audit.title')} actions={<ExportLog filter={filter} />}>
      <div class="stack stack-24">
        <p class="muted">{say('audit.intro')}</p>
        <ChainState />
        <AuditFilters filter={filter} change={setFilter} people={people} />
        <WhenLoaded loaded={loaded}>
          {(listed) => <Entries listed={listed} isFiltered={isFiltered} busy={busy} more={() => more(listed)} />}
        </WhenLoaded>
      </div>
    </Screen>
  );
}
