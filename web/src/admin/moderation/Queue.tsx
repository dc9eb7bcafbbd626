import { useState } from 'preact/hooks';
import type { Case } from '../../../../shared/moderation/case.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { CaseFilters, type Filters, NO_FILTERS } from './CaseFilters.tsx';
import { CaseLine } from './CaseLine.tsx';
import { HideDialog } from './StatementDialog.tsx';
import { type Listed, useActs } from './use-acts.ts';
import { useOffered } from './use-offered.ts';

interface QueueProps {
  readonly state: Case['state'];
}

/** Filters that say something, as the API has them. */
const queryOf = (state: Case['state'], filters: Filters, cursor?: string) => ({
  state,
  ...(filters.reason === '' ? {} : { reason: filters.reason }),
  ...(filters.kind === '' ? {} : { kind: filters.kind }),
  ...(filters.space === '' ? {} : { space: filters.space }),
  ...(filters.assignee === '' ? {} : { assignee: filters.assignee }),
  ...(cursor === undefined ? {} : { cursor }),
});

/** Cases of a state, what has waited longest first, with what can be done to one or many of them. */
export function Queue({ state }: QueueProps) {
  const office = useOffice();
  const { t } = office;
  const [filters, setFilters] = useState<Filters>(NO_FILTERS);
  const loaded = useLoaded<Listed>(JSON.stringify(filters), () =>
    api.moderation.list({ query: queryOf(state, filters) }),
  );
  const offered = useOffered();
  const acts = useActs(loaded);
  const more = async (listed: Listed) => {
    if (listed.next === null) return;
    const answer = await api.moderation.list({ query: queryOf(state, filters, listed.next) });
    if (!answer.ok) return office.announce(problemText(office, answer.problem));
    loaded.replace({ items: [...listed.items, ...answer.data.items], next: answer.data.next });
  };
  return (
    <div class="stack stack-24">
      <CaseFilters filters={filters} offered={offered} onChange={setFilters} />
      <WhenLoaded loaded={loaded}>
        {(listed) => (
          <>
            {listed.items.length > 0 && <Bulk acts={acts} listed={listed} moderators={offered.moderators} />}
            {listed.items.length === 0 && listed.next === null ? (
              <div class="empty">
                <p>{t(state === 'open' ? 'moderation.empty' : 'moderation.empty-decided')}</p>
              </div>
            ) : (
              <ul class="list">
                {listed.items.map((item) => (
                  <CaseLine key={item.subjectId} item={item} acts={acts} listed={listed} />
                ))}
              </ul>
            )}
            {listed.next !== null && (
              <p>
                <button class="btn btn--2" type="button" onClick={() => more(listed)}>
                  {t('moderation.more')}
                </button>
              </p>
            )}
            {acts.hiding !== null && <HideDialog acts={acts} listed={listed} subjects={acts.hiding} />}
          </>
        )}
      </WhenLoaded>
    </div>
  );
}

interface BulkProps {
  readonly acts: ReturnType<typeof useActs>;
  readonly listed: Listed;
  readonly moderators: ReturnType<typeof useOffered>['moderators'];
}

/** What can be done to all that is chosen at once. */
function Bulk({ acts, listed, moderators }: BulkProps) {
  const { t } = useOffice();
  const { chosen } = acts;
  const all = listed.items.map(({ subjectId }) => subjectId);
  const isAll = all.length > 0 && all.every((id) => chosen.has(id));
  const subjects = all.filter((id) => chosen.has(id));
  const assign = (event: Event & { readonly currentTarget: HTMLSelectElement }) => {
    const { value } = event.currentTarget;
    event.currentTarget.value = '';
    const person = moderators.find(({ id }) => id === value);
    if (value === 'nobody' || person !== undefined) acts.assign(listed, subjects, person ?? null);
  };
  return (
    <div class="row">
      <label class="choice">
        <input type="checkbox" checked={isAll} onChange={() => acts.choose(isAll ? [] : all)} />
        <span>{t('moderation.choose-all')}</span>
      </label>
      {subjects.length > 0 && (
        <>
          <span class="muted" role="status">
            {t('moderation.chosen', { count: subjects.length })}
          </span>
          <button class="btn btn--s" type="button" aria-haspopup="dialog" onClick={() => acts.hide(subjects)}>
            {t('moderation.hide')}
          </button>
          <button class="btn btn--2 btn--s" type="button" onClick={() => acts.keep(listed, subjects)}>
            {t('moderation.keep')}
          </button>
          <label class="filter">
            <span>{t('moderation.assign')}</span>
            <select class="input input--s" onChange={assign}>
              <option value="" />
              <option value="nobody">{t('moderation.nobody')}</option>
              {moderators.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
    </div>
  );
}
