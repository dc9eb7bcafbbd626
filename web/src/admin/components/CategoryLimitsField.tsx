import type { CategoryLimit } from '../../../../shared/budgets/settings.ts';
import { api } from '../../platform/api.ts';
import { limitsIn } from '../budgets/budget-settings.ts';
import { useOffice } from '../context.ts';
import { SelectField, TextField } from '../forms/Field.tsx';
import { useLoaded } from '../loading.tsx';
import { useSpace } from '../space.ts';
import { inTree, offeredOrUsed } from '../taxonomies/taxonomy-tree.ts';
import { ListEditor } from './ListEditor.tsx';
import { asNumber } from './setting-schema.ts';

interface CategoryLimitsFieldProps {
  readonly label: string;
  readonly help: string | undefined;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** A number as the field shows it; what was typed and is none is shown as it is, for the API to refuse. */
const shown = (limit: object, name: string): string => {
  const value = new Map(Object.entries(limit)).get(name);
  return value === null || value === undefined ? '' : String(value);
};

/** How many projects of a category a ballot may hold, category by category. */
export function CategoryLimitsField({ label, help, value, onChange }: CategoryLimitsFieldProps) {
  const { t, textOf } = useOffice();
  const { process } = useSpace();
  const { state } = useLoaded('taxonomies', () => api.spaces.manageTaxonomies());
  const limits = limitsIn(value);
  const typed: readonly object[] = Array.isArray(value) ? value : [];
  const all = state.status === 'ready' ? state.data.items : [];
  const used = limits.map(({ categoryId }) => categoryId);
  const themes = inTree(offeredOrUsed(all, process.id, used).filter(({ kind }) => kind === 'theme'));
  const free = themes.find(({ taxonomy }) => !used.includes(taxonomy.id))?.taxonomy.id;
  const change = (index: number, patch: Readonly<Record<string, unknown>>) =>
    onChange(typed.map((limit, at) => (at === index ? { ...limit, ...patch } : limit)));
  const add = () => {
    const limit: CategoryLimit | undefined = free && { categoryId: free, minimum: 0, maximum: 1 };
    if (limit) onChange([...typed, limit]);
  };
  return (
    <ListEditor
      pointer="/settings/categoryLimits"
      label={label}
      help={help}
      items={typed}
      none={t(themes.length === 0 ? 'settings.limits.no-themes' : 'settings.limits.none')}
      add={{ label: t('settings.limits.add'), act: add }}
    >
      {(limit, index) => {
        const pointer = `/settings/categoryLimits/${index}`;
        const number = index + 1;
        return (
          <li key={index}>
            <fieldset class="panel stack">
              <legend class="sr">{t('settings.limits.legend', { number })}</legend>
              <SelectField
                pointer={`${pointer}/categoryId`}
                label={t('settings.limits.category')}
                value={shown(limit, 'categoryId')}
                onChange={(categoryId) => change(index, { categoryId })}
                options={themes.map(({ taxonomy, depth }) => ({
                  value: taxonomy.id,
                  label: `${depth > 0 ? '— ' : ''}${textOf(taxonomy.name)}`,
                }))}
              />
              <div class="row">
                <TextField
                  pointer={`${pointer}/minimum`}
                  label={t('settings.limits.minimum')}
                  type="number"
                  narrow={true}
                  min={0}
                  value={shown(limit, 'minimum')}
                  onChange={(text) => change(index, { minimum: asNumber(text) })}
                />
                <TextField
                  pointer={`${pointer}/maximum`}
                  label={t('settings.limits.maximum')}
                  type="number"
                  narrow={true}
                  min={1}
                  isOptional={true}
                  value={shown(limit, 'maximum')}
                  onChange={(text) => change(index, { maximum: text === '' ? null : asNumber(text) })}
                />
              </div>
              <button
                class="btn btn--quiet btn--s"
                type="button"
                onClick={() => onChange(typed.filter((_, at) => at !== index))}
              >
                {t('settings.limits.remove', { number })}
              </button>
            </fieldset>
          </li>
        );
      }}
    </ListEditor>
  );
}
