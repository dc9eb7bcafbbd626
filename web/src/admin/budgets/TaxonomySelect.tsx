import type { TaxonomyId } from '../../../../shared/platform/ids.ts';
import type { Taxonomy } from '../../../../shared/spaces/taxonomy.ts';
import { useOffice } from '../context.ts';
import { SelectField } from '../forms/Field.tsx';
import { inTree, offeredOrUsed } from '../taxonomies/taxonomy-tree.ts';
import { useBudget } from './use-budget.ts';

/** Themes or territories of a budget's process as choices, those below others set in. */
export function useTaxonomyOptions(kind: Taxonomy['kind'], used: TaxonomyId | null = null) {
  const { textOf } = useOffice();
  const { component, taxonomies } = useBudget();
  const offered = offeredOrUsed(taxonomies, component.processId, [used]);
  return inTree(offered.filter((taxonomy) => taxonomy.kind === kind)).map(({ taxonomy, depth }) => ({
    value: taxonomy.id,
    label: `${depth > 0 ? '— ' : ''}${textOf(taxonomy.name)}`,
  }));
}

interface TaxonomySelectProps {
  readonly kind: Taxonomy['kind'];
  readonly pointer: string;
  readonly label: string;
  readonly help?: string;
  /** Words of the choice of none. */
  readonly none: string;
  readonly value: TaxonomyId | null;
  readonly onChange: (value: TaxonomyId | null) => void;
}

/** Chooses a theme or a territory, or none. */
export function TaxonomySelect({ kind, none, value, onChange, ...field }: TaxonomySelectProps) {
  const options = useTaxonomyOptions(kind, value);
  return (
    <SelectField
      {...field}
      value={value ?? ''}
      onChange={(chosen) => onChange(options.find((option) => option.value === chosen)?.value ?? null)}
      options={[{ value: '', label: none }, ...options]}
    />
  );
}
