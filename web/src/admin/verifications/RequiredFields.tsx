import type { TaxonomyId } from '../../../../shared/platform/ids.ts';
import type { Taxonomy } from '../../../../shared/spaces/taxonomy.ts';
import { useOffice } from '../context.ts';
import { TextField } from '../forms/Field.tsx';
import { inTree } from '../taxonomies/taxonomy-tree.ts';
import { type RequiredDraft, TELLS } from './requirement-draft.ts';

interface RequiredProps {
  readonly pointer: string;
  /** Name of the action, for those who hear one field at a time. */
  readonly action: string;
  readonly required: RequiredDraft;
  readonly territories: readonly Taxonomy[];
  readonly change: (required: RequiredDraft) => void;
}

/** Territories as the tree that they are; folded until somebody looks for one. */
function Territories({ required, territories, change }: Omit<RequiredProps, 'pointer' | 'action'>) {
  const { t, textOf, locale } = useOffice();
  const { territoryIds } = required;
  const chosen = territories.filter(({ id }) => territoryIds.includes(id)).map(({ name }) => textOf(name));
  const toggle = (id: TaxonomyId, isWanted: boolean) =>
    change({
      ...required,
      territoryIds: isWanted ? [...territoryIds, id] : territoryIds.filter((one) => one !== id),
    });
  const places = new Intl.ListFormat(locale, { type: 'disjunction' }).format(chosen);
  return (
    <details class="fold">
      <summary>
        {chosen.length === 0 ? t('verification.require.anywhere') : t('verification.require.chosen-places', { places })}
      </summary>
      <p class="help">{t('verification.require.places.help')}</p>
      <ul class="plain-list">
        {inTree(territories).map(({ taxonomy: { id, name }, depth }) => (
          <li key={id} class={depth === 1 ? 'requirement-below' : undefined}>
            <label class="choice">
              <input
                type="checkbox"
                checked={territoryIds.includes(id)}
                onChange={(event) => toggle(id, event.currentTarget.checked)}
              />
              <span>{textOf(name)}</span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** How old one must be and where one must live, as far as the method can tell. */
export function RequiredFields({ pointer, action, required, territories, change }: RequiredProps) {
  const { t } = useOffice();
  const { method, minimumAge } = required;
  const tells = TELLS[method];
  if (!tells.age && !tells.place) return null;
  return (
    <div class="note stack stack-8">
      {tells.age && (
        <TextField
          pointer={`${pointer}/minimumAge`}
          label={t('verification.require.age')}
          fullLabel={t('verification.require.age-of', { action, method: t(`verification.method.${method}`) })}
          help={t('verification.require.age.help')}
          isOptional={true}
          type="number"
          narrow={true}
          min={1}
          max={120}
          value={minimumAge}
          onChange={(text) => change({ ...required, minimumAge: text })}
        />
      )}
      {tells.place && territories.length > 0 && (
        <Territories required={required} territories={territories} change={change} />
      )}
    </div>
  );
}
