/// <reference types="astro/client" />
import { useState } from 'preact/hooks';
import type { Project } from '../../../../shared/budgets/project.ts';
import { type Point, rounded } from '../../../../shared/places/geometry.ts';
import { type Translate, translateCompiled } from '../../../../shared/platform/format.ts';
import { PinMap } from '../../places/islands/PinMap.tsx';
import { PlaceSearch } from '../../places/islands/PlaceSearch.tsx';
import styles from '../../places/islands/place-field.css?url';
import { loadStyles } from '../../places/islands/styles.ts';
import { useTerritory } from '../../places/islands/use-territory.ts';
import { places } from '../../places/places-api.ts';
import { useOffice } from '../context.ts';
import { TextField } from '../forms/Field.tsx';
import { useBudget } from './use-budget.ts';

type Place = NonNullable<Project['place']>;

/** Decimals of a degree: a meter. */
const DECIMALS = 5;

/** Name of what lies around a point; empty where nothing is known. */
async function nameAt(point: Point): Promise<string> {
  const answer = await places.nearest({ query: { ...rounded(point, 3) } });
  return answer.ok && answer.data.place !== null ? answer.data.place.name : '';
}

interface PlacePickerProps {
  readonly value: Place | null;
  readonly onChange: (place: Place | null) => void;
}

function Chosen({ value, onChange }: { readonly value: Place; readonly onChange: PlacePickerProps['onChange'] }) {
  const { t } = useOffice();
  const { latitude, longitude } = value;
  return (
    <div class="stack stack-8">
      <p>{t('budget.place.at', { latitude: latitude.toFixed(DECIMALS), longitude: longitude.toFixed(DECIMALS) })}</p>
      <TextField
        pointer="/place/address"
        label={t('budget.place.address')}
        help={t('budget.place.address.help')}
        value={value.address}
        onChange={(address) => onChange({ ...value, address })}
      />
      <button class="btn btn--quiet btn--s" type="button" onClick={() => onChange(null)}>
        {t('budget.place.remove')}
      </button>
    </div>
  );
}

/** Where a project is: found by its name, or put on a map. */
export function PlacePicker({ value, onChange }: PlacePickerProps) {
  const { t, messages, locale } = useOffice();
  const { taxonomies } = useBudget();
  const say: Translate = translateCompiled(messages, locale);
  const territory = useTerritory(taxonomies.filter(({ kind }) => kind === 'territory').map(({ id }) => id));
  const [hasMap, setMap] = useState(false);
  const pin = async (point: Point) => {
    const at = rounded(point, DECIMALS);
    onChange({ ...at, address: value?.address ?? '' });
    if (value !== null && value.address !== '') return;
    const address = await nameAt(at);
    if (address !== '') onChange({ ...at, address });
  };
  return (
    <fieldset class="field place-field">
      <legend>{t('budget.place')}</legend>
      <p class="help" id="project-place-help">
        {t('budget.place.help')}
      </p>
      {value && <Chosen value={value} onChange={onChange} />}
      <label for="project-place">{say('place.search')}</label>
      <PlaceSearch
        t={say}
        id="project-place"
        describedBy="project-place-help"
        isWrong={false}
        choose={({ latitude, longitude, name }) => onChange({ latitude, longitude, address: name })}
      />
      <div class="row">
        <button class="btn btn--2 btn--s" type="button" aria-expanded={hasMap} onClick={() => setMap(!hasMap)}>
          {say(hasMap ? 'place.map-close' : 'place.map-open')}
        </button>
      </div>
      {hasMap && <PinMap t={say} outlines={territory.outlines} point={value} choose={pin} />}
    </fieldset>
  );
}

// Awaited here, so that the field is never seen without it.
await loadStyles(styles);
