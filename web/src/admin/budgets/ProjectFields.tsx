import type { ProjectInput } from '../../../../shared/budgets/office.ts';
import type { ProposalId } from '../../../../shared/platform/ids.ts';
import { useOffice } from '../context.ts';
import { SelectField } from '../forms/Field.tsx';
import type { Form } from '../forms/form.ts';
import { LanguageBar, LocalizedField, MarkdownHelp } from '../forms/LocalizedField.tsx';
import { loadedLater } from '../LoadedLater.tsx';
import { MoneyField } from './MoneyField.tsx';
import { ProposalsField } from './ProposalsField.tsx';
import { TaxonomySelect } from './TaxonomySelect.tsx';
import { useBudget } from './use-budget.ts';

const PlacePicker = loadedLater(['budgets'], async () => (await import('./PlacePicker.tsx')).PlacePicker, true);

/** A project as its form holds it: the cost as it is typed. */
export type ProjectDraft = Omit<ProjectInput, 'cost' | 'proposalIds'> & {
  readonly cost: string;
  readonly proposalIds: readonly ProposalId[];
};

interface ProjectFieldsProps {
  readonly form: Form<ProjectDraft>;
  /** The vote has begun: what people choose by stands. */
  readonly isLocked: boolean;
}

/** What is fixed with the first ballot: cost, envelope, category, district. */
function FixedFields({ form: { value, change }, isLocked }: ProjectFieldsProps) {
  const { t, textOf } = useOffice();
  const { envelopes, currency } = useBudget();
  return (
    <fieldset class="stack stack-24 fields plain" disabled={isLocked}>
      {isLocked && <p class="note">{t('budget.locked')}</p>}
      <MoneyField
        pointer="/cost"
        label={t('budget.project.cost')}
        help={t('budget.project.cost.help')}
        isOptional={true}
        currency={currency}
        value={value.cost}
        onChange={(cost) => change({ cost })}
      />
      <SelectField
        pointer="/envelopeId"
        label={t('budget.column.envelope')}
        value={value.envelopeId}
        onChange={(chosen) => change({ envelopeId: envelopes.find(({ id }) => id === chosen)?.id ?? value.envelopeId })}
        options={envelopes.map(({ id, title }) => ({ value: id, label: textOf(title) }))}
      />
      <TaxonomySelect
        kind="theme"
        pointer="/categoryId"
        label={t('budget.column.category')}
        help={t('budget.project.category.help')}
        none={t('budget.category.none')}
        value={value.categoryId}
        onChange={(categoryId) => change({ categoryId })}
      />
      <TaxonomySelect
        kind="territory"
        pointer="/territoryId"
        label={t('budget.column.district')}
        none={t('budget.everywhere')}
        value={value.territoryId}
        onChange={(territoryId) => change({ territoryId })}
      />
    </fieldset>
  );
}

/** Everything that is written of a project. */
export function ProjectFields({ form, isLocked }: ProjectFieldsProps) {
  const { t } = useOffice();
  const { value, change } = form;
  return (
    <>
      <LanguageBar texts={[value.title, value.description]} />
      <div class="stack stack-24 fields">
        <LocalizedField
          pointer="/title"
          label={t('budget.project.name')}
          value={value.title}
          onChange={(title) => change({ title })}
        />
        <LocalizedField
          pointer="/description"
          label={t('budget.project.description')}
          help={t('budget.project.description.help')}
          isOptional={true}
          lines={8}
          value={value.description}
          onChange={(description) => change({ description })}
        />
        <MarkdownHelp />
      </div>
      <FixedFields form={form} isLocked={isLocked} />
      <div class="stack stack-24 fields">
        <PlacePicker value={value.place} onChange={(place) => change({ place })} />
        <ProposalsField value={value.proposalIds} onChange={(proposalIds) => change({ proposalIds })} />
      </div>
    </>
  );
}
