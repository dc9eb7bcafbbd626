import { useState } from 'preact/hooks';
import type { ComponentId, ProposalId } from '../../../../shared/platform/ids.ts';
import type { ProposalCard } from '../../../../shared/proposals/proposal.ts';
import { api } from '../../platform/api.ts';
import type { Result } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { SelectField } from '../forms/Field.tsx';
import { FormBox } from '../forms/FormBox.tsx';
import { useForm } from '../forms/form.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { paths } from '../places.ts';
import { LISTED_STATES } from '../proposals/list-address.ts';
import { statesIn } from '../proposals/own-states.ts';
import { useSpace } from '../space.ts';
import { BudgetScreen } from './BudgetScreen.tsx';
import { everyProposal, type ProposalChoice } from './every-proposal.ts';
import { amountIn, MoneyField } from './MoneyField.tsx';
import { PabulibImport } from './PabulibImport.tsx';
import { useTaxonomyOptions } from './TaxonomySelect.tsx';
import { useBudget } from './use-budget.ts';

/** Proposals of one request. */
const A_PART = 100;

interface Query extends ProposalChoice {
  readonly componentId: ComponentId;
}
interface Imported {
  readonly created: number;
  readonly skipped: number;
}

interface PickProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const Pick = ({ label, value, onChange, options }: PickProps) => (
  <label class="filter">
    <span>{label}</span>
    <select class="input input--s" value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  </label>
);

/** Components of proposals of the process. */
const useSources = () => useSpace().components.filter(({ kind }) => kind === 'proposals');
const STATES = LISTED_STATES.filter((state) => state !== 'withdrawn');

/** Which proposals are looked at. */
function QueryFields({ query, change }: { readonly query: Query; readonly change: (query: Query) => void }) {
  const { t, textOf } = useOffice();
  const sources = useSources();
  const themes = useTaxonomyOptions('theme');
  const source = sources.find(({ id }) => id === query.componentId);
  const own = statesIn(source?.settings ?? {});
  return (
    <div class="row filters">
      <Pick
        label={t('budget.import.source')}
        value={query.componentId}
        onChange={(chosen) =>
          change({ ...query, componentId: sources.find(({ id }) => id === chosen)?.id ?? query.componentId })
        }
        options={sources.map(({ id, name }) => ({ value: id, label: textOf(name) }))}
      />
      <Pick
        label={t('budget.filter.state')}
        value={query.state}
        onChange={(state) =>
          change({
            ...query,
            state: STATES.find((one) => one === state) ?? own.find(({ id }) => id === state)?.id ?? '',
          })
        }
        options={[
          { value: '', label: t('budget.filter.any-state') },
          ...STATES.map((state) => ({ value: state, label: t(`proposal.state.${state}`) })),
          ...own.map(({ id, name }) => ({ value: id, label: textOf(name) })),
        ]}
      />
      {themes.length > 0 && (
        <Pick
          label={t('budget.column.category')}
          value={query.themeId ?? ''}
          onChange={(theme) =>
            change({ ...query, themeId: themes.find(({ value }) => value === theme)?.value ?? null })
          }
          options={[{ value: '', label: t('budget.filter.any-category') }, ...themes]}
        />
      )}
    </div>
  );
}

interface FoundProps {
  readonly cards: readonly ProposalCard[];
  readonly left: ReadonlySet<ProposalId>;
  readonly leave: (left: ReadonlySet<ProposalId>) => void;
}

/** Proposals that would become projects: each can be left out; those that have a project already are only told. */
function FoundList({ cards, left, leave }: FoundProps) {
  const toggle = (id: ProposalId) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    leave(next);
  };
  return (
    <ul class="plain-list stack stack-8">
      {cards.map(({ id, title, reference }) => (
        <li key={id}>
          <label class="choice">
            <input type="checkbox" checked={!left.has(id)} onChange={() => toggle(id)} />
            <span>
              {title} <small class="muted">{reference}</small>
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}

function useImport(ids: readonly ProposalId[], onDone: (imported: Imported) => void) {
  const { component, envelopes, currency, reload } = useBudget();
  const [initial] = useState({ envelopeId: envelopes[0]?.id ?? null, cost: '' });
  return useForm<typeof initial, Imported>({
    initial,
    isKept: true,
    save: async ({ envelopeId, cost }): Promise<Result<Imported>> => {
      const read = amountIn(cost, currency, '/cost', true);
      if (!read.ok) return read;
      let imported: Imported = { created: 0, skipped: 0 };
      for (let at = 0; at < ids.length && envelopeId !== null; at += A_PART) {
        const answer = await api.budgets.importProposals({
          params: { componentId: component.id },
          body: { envelopeId, proposalIds: ids.slice(at, at + A_PART), cost: read.data },
        });
        if (!answer.ok) return answer;
        const { created, skipped, missing } = answer.data;
        imported = {
          created: imported.created + created.length,
          skipped: imported.skipped + skipped.length + missing.length,
        };
      }
      return { ok: true, data: imported };
    },
    onSaved: (imported) => {
      onDone(imported);
      reload();
    },
  });
}

function Found({ cards }: { readonly cards: readonly ProposalCard[] }) {
  const { t, textOf, announce, navigation } = useOffice();
  const { component, envelopes, projects, currency } = useBudget();
  const [left, leave] = useState<ReadonlySet<ProposalId>>(new Set());
  const known = new Set(projects.flatMap(({ proposalIds }) => proposalIds));
  const fresh = cards.filter(({ id }) => !known.has(id));
  const chosen = fresh.filter(({ id }) => !left.has(id)).map(({ id }) => id);
  const form = useImport(chosen, ({ created, skipped }) => {
    announce(t('budget.import.done', { count: created, skipped }));
    navigation.go(`${paths.budget(component.id, 'projects')}?state=draft`);
  });
  const { value, change } = form;
  return (
    <div class="stack stack-24">
      <p role="status">{t('budget.import.found', { count: fresh.length, known: cards.length - fresh.length })}</p>
      <FoundList cards={fresh} left={left} leave={leave} />
      {fresh.length > 0 && (
        <FormBox form={form} save={t('budget.import.do', { count: chosen.length })}>
          <div class="stack stack-24 fields">
            <SelectField
              pointer="/envelopeId"
              label={t('budget.import.envelope')}
              value={value.envelopeId ?? ''}
              onChange={(id) => change({ envelopeId: envelopes.find((one) => one.id === id)?.id ?? value.envelopeId })}
              options={envelopes.map(({ id, title }) => ({ value: id, label: textOf(title) }))}
            />
            <MoneyField
              pointer="/cost"
              label={t('budget.import.cost')}
              help={t('budget.import.cost.help')}
              isOptional={true}
              currency={currency}
              value={value.cost}
              onChange={(cost) => change({ cost })}
            />
          </div>
        </FormBox>
      )}
    </div>
  );
}

function Import() {
  const { t } = useOffice();
  const [first] = useSources();
  if (!first) return <p class="empty">{t('budget.import.no-source')}</p>;
  return <ImportFrom first={first.id} />;
}

function ImportFrom({ first }: { readonly first: ComponentId }) {
  const [query, change] = useState<Query>({ componentId: first, state: 'accepted', themeId: null });
  const loaded = useLoaded(JSON.stringify(query), () => everyProposal(query.componentId, query));
  return (
    <div class="stack stack-32">
      <QueryFields query={query} change={change} />
      <WhenLoaded loaded={loaded}>{(cards) => <Found key={JSON.stringify(query)} cards={cards} />}</WhenLoaded>
    </div>
  );
}

/** Makes projects of proposals of the process: by state and theme, each of which can be left out. */
export function ImportScreen() {
  const { t } = useOffice();
  const { component, envelopes, isVoteBegun } = useBudget();
  return (
    <BudgetScreen component={component} section="import" title={t('budget.section.import')}>
      <p class="note">{t('budget.import.help')}</p>
      {isVoteBegun && <p class="note">{t('budget.begun')}</p>}
      {envelopes.length === 0 && <p class="note">{t('budget.check.no-envelope', { count: 1 })}</p>}
      {!isVoteBegun && envelopes.length > 0 && (
        <div class="stack stack-48">
          <Import />
          <PabulibImport />
        </div>
      )}
    </BudgetScreen>
  );
}
