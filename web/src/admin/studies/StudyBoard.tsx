import { useMemo, useState } from 'preact/hooks';
import type { ProposalId } from '../../../../shared/platform/ids.ts';
import type { Component } from '../../../../shared/spaces/component.ts';
import { instantToLocal } from '../../../../shared/spaces/zoned.ts';
import type { StudyOutcome, StudyRow } from '../../../../shared/studies/contract.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { paths } from '../places.ts';
import { useRights } from '../rights.ts';
import { Screen } from '../Screen.tsx';
import { useSpace } from '../space.ts';
import { ActDialog } from './ActDialog.tsx';
import { ACT_KINDS, type ActKind, type ActProps } from './acts.tsx';
import { BoardFilters } from './BoardFilters.tsx';
import { BoardRows } from './BoardRows.tsx';
import { isShown, NO_FILTER } from './board-filter.ts';

interface NoteProps {
  readonly outcomes: readonly StudyOutcome[];
  readonly rows: readonly StudyRow[];
}

/** What became of an act; what was refused, by name and with its reason. */
function OutcomeNote({ outcomes, rows }: NoteProps) {
  const office = useOffice();
  const { t } = office;
  const count = (wanted: StudyOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === wanted).length;
  const titles = new Map(rows.map(({ proposalId, title }) => [proposalId, title]));
  const already = count('already');
  return (
    <div class="note note--ok stack stack-8" role="status">
      <p>
        <b>{t('studies.done', { count: count('changed') })}</b>{' '}
        {already > 0 && t('studies.already', { count: already })}
      </p>
      {outcomes.map(
        ({ proposalId, code }) =>
          code && (
            <p key={proposalId}>
              {titles.get(proposalId)} :{' '}
              {problemText(office, { code, facts: {}, fields: [], status: 409, retryAfter: null })}
            </p>
          ),
      )}
    </div>
  );
}

interface ActBarProps {
  readonly count: number;
  readonly open: (kind: ActKind) => void;
  readonly clear: () => void;
}
function ActBar({ count, open, clear }: ActBarProps) {
  const { t } = useOffice();
  if (count === 0) return null;
  return (
    <section class="bulk" aria-label={t('studies.act.label')}>
      <p role="status">{t('studies.act.chosen', { count })}</p>
      {ACT_KINDS.map((kind) => (
        <button key={kind} class="btn btn--s" type="button" onClick={() => open(kind)}>
          {t(`studies.act.${kind}`)}
        </button>
      ))}
      <button class="btn btn--s" type="button" onClick={clear}>
        {t('studies.act.clear')}
      </button>
    </section>
  );
}

interface BoardProps extends Omit<ActProps, 'chosen' | 'onReady'> {
  readonly rows: readonly StudyRow[];
  readonly currency: string;
  readonly mayManage: boolean;
  readonly reload: () => void;
}

function Board({ rows, currency, mayManage, reload, ...act }: BoardProps) {
  const { t, organization } = useOffice();
  const [filter, setFilter] = useState(NO_FILTER);
  const [chosen, setChosen] = useState<ReadonlySet<ProposalId>>(new Set());
  const [kind, setKind] = useState<ActKind | null>(null);
  const [outcomes, setOutcomes] = useState<readonly StudyOutcome[]>([]);
  const today = useMemo(() => instantToLocal(new Date().toISOString(), organization.timeZone).slice(0, 10), []);
  const shown = rows.filter((row) => isShown(row, filter, today));
  const ids = shown.map(({ proposalId }) => proposalId);
  const toggle = (id: ProposalId) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const toggleAll = () => setChosen(ids.every((id) => chosen.has(id)) ? new Set() : new Set(ids));
  const done = (items: readonly StudyOutcome[]) => {
    setOutcomes(items);
    setKind(null);
    setChosen(new Set());
    reload();
  };
  const common = { componentId: act.componentId, currency, today, toggle, toggleAll };
  return (
    <div class="stack stack-24">
      {outcomes.length > 0 && <OutcomeNote outcomes={outcomes} rows={rows} />}
      <BoardFilters rows={rows} evaluators={act.evaluators} filter={filter} onChange={setFilter} />
      {shown.length === 0 ? (
        <p class="empty" role="status">
          {t('studies.none')}
        </p>
      ) : (
        <BoardRows rows={shown} chosen={mayManage ? chosen : null} {...common} />
      )}
      <ActBar count={chosen.size} open={setKind} clear={() => setChosen(new Set())} />
      {kind && (
        <ActDialog
          key={kind}
          kind={kind}
          chosen={rows.filter(({ proposalId }) => chosen.has(proposalId))}
          onDone={done}
          onClose={() => setKind(null)}
          {...act}
        />
      )}
    </div>
  );
}

/** Studies of all proposals of a component; evaluators see those that are theirs. */
export function StudyBoard({ component }: { readonly component: Component }) {
  const { t, textOf } = useOffice();
  const mayManage = useRights().runs(useSpace().process.id);
  const params = { componentId: component.id };
  const loaded = useLoaded(component.id, () => api.studies.listStudies({ params }));
  return (
    <Screen
      title={t('studies.title')}
      above={<a href={paths.proposals(component.id)}>{textOf(component.name)}</a>}
      actions={
        mayManage && (
          <a class="btn btn--2 btn--s" href={paths.newOfficial(component.id)}>
            {t('studies.new-official')}
          </a>
        )
      }
    >
      <p class="help">{t('studies.lead')}</p>
      <WhenLoaded loaded={loaded}>
        {({ items, ...rest }) => (
          <Board rows={items} mayManage={mayManage} componentId={component.id} reload={loaded.reload} {...rest} />
        )}
      </WhenLoaded>
    </Screen>
  );
}
