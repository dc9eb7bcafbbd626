/// <reference types="astro/client" />
import { useState } from 'preact/hooks';
import type { FoundPlace } from '../../../../shared/places/contract.ts';
import { type Point, rounded } from '../../../../shared/places/geometry.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { Place } from '../../../../shared/proposals/proposal.ts';
import type { TaxonomyOption } from '../../../../shared/proposals/views.ts';
import type { Section, SectionPreviewProps, SectionProps } from '../../proposals/islands/form-sections.tsx';
import { places } from '../places-api.ts';
import { PinMap } from './PinMap.tsx';
import { PlaceSearch } from './PlaceSearch.tsx';
import styles from './place-field.css?url';
import { loadStyles } from './styles.ts';
import { useTerritory } from './use-territory.ts';

const ID = 'proposal-place';
/** Decimals of a degree that a device's position keeps: about a hundred meters. */
const SHARED_DECIMALS = 3;
/** A device that does not answer by then is not asked any more, in milliseconds. */
const LOCATE_MS = 15_000;

const flat = (options: readonly TaxonomyOption[]): TaxonomyOption[] =>
  options.flatMap((option) => [option, ...option.children]);

const addressOf = ({ name, context }: FoundPlace): string => (context === '' ? name : `${name} (${context})`);

/** Asks the device where it is. @throws when it does not say */
const locate = (): Promise<Point> =>
  new Promise((resolve, reject) => {
    if (!('geolocation' in navigator)) return reject(new Error('no position'));
    navigator.geolocation.getCurrentPosition(({ coords }) => resolve(coords), reject, {
      timeout: LOCATE_MS,
      maximumAge: 60_000,
    });
  });

/** Name of what lies around a point; empty where nothing is known. */
async function nameAt(point: Point): Promise<string> {
  const answer = await places.nearest({ query: { ...rounded(point, SHARED_DECIMALS) } });
  return answer.ok && answer.data.place !== null ? addressOf(answer.data.place) : '';
}

type Message = 'removed' | 'locating' | 'locate-denied' | 'approximate' | null;

/** Everything that can be done about the place of a draft. */
function usePlace({ draft, change, form }: SectionProps) {
  const options = flat(form.territories);
  const territory = useTerritory(options.map(({ id }) => id));
  const [message, setMessage] = useState<Message>(null);
  const set = (place: Place, about: Message = null) => {
    const around = options.find(({ id }) => id === territory.around(place))?.id;
    change({ place, ...(around !== undefined && draft.territoryId === null ? { territoryId: around } : {}) });
    setMessage(about);
  };
  const pin = async (point: Point, decimals = 5) => {
    const at = rounded(point, decimals);
    set({ ...at, address: draft.place?.address ?? '' });
    const address = await nameAt(at);
    if (address !== '') set({ ...at, address });
  };
  return {
    territory,
    message,
    options,
    set,
    pin,
    find: (found: FoundPlace) =>
      set(
        { latitude: found.latitude, longitude: found.longitude, address: addressOf(found) },
        found.precision === 'area' ? 'approximate' : null,
      ),
    locate: async () => {
      setMessage('locating');
      try {
        await pin(await locate(), SHARED_DECIMALS);
      } catch {
        setMessage('locate-denied');
      }
    },
    remove: () => {
      change({ place: null });
      setMessage('removed');
    },
  };
}

type PlaceDesk = ReturnType<typeof usePlace>;

const MESSAGES: Readonly<Record<Exclude<Message, null>, string>> = {
  removed: 'place.removed',
  locating: 'place.locating',
  'locate-denied': 'place.locate-denied',
  approximate: 'place.chosen-approximate',
};

/** The place of a proposal: found by its name, put on a map, or told by the device. */
function PlaceField(props: SectionProps) {
  const { t, form, draft, error } = props;
  const desk = usePlace(props);
  const [hasMap, setMap] = useState(false);
  const { place } = draft;
  const isRequired = form.gate.settings.placeMode === 'required';
  const isOutside = place !== null && !desk.territory.has(place);
  const wrong = isOutside ? t('place.outside') : place === null ? error : undefined;
  return (
    <fieldset class={wrong ? 'field field--bad place-field' : 'field place-field'}>
      <legend>{isRequired ? t('place.label') : t('place.optional')}</legend>
      <p class="help" id={`${ID}-help`}>
        {t('place.help')} {desk.territory.outlines.length > 0 && t('place.help-territory')}
      </p>
      {wrong && (
        <p class="error" id={`${ID}-error`} role={isOutside ? 'alert' : undefined}>
          {wrong}
        </p>
      )}
      {place && <Chosen t={t} place={place} desk={desk} territoryId={draft.territoryId} />}
      <label for={ID}>{t('place.search')}</label>
      <PlaceSearch
        t={t}
        id={ID}
        describedBy={[`${ID}-help`, wrong ? `${ID}-error` : ''].join(' ').trim()}
        isWrong={wrong !== undefined}
        choose={desk.find}
      />
      <div class="row">
        <button class="btn btn--2 btn--s" type="button" aria-expanded={hasMap} onClick={() => setMap(!hasMap)}>
          {t(hasMap ? 'place.map-close' : 'place.map-open')}
        </button>
        <button class="btn btn--2 btn--s" type="button" aria-describedby={`${ID}-locate`} onClick={desk.locate}>
          {t('place.locate')}
        </button>
      </div>
      <p class="help" id={`${ID}-locate`}>
        {t('place.locate-help')}
      </p>
      <p role="status" class="small">
        {desk.message && t(MESSAGES[desk.message])}
      </p>
      {hasMap && <PinMap t={t} outlines={desk.territory.outlines} point={place} choose={desk.pin} />}
      <p class="help tiny">{t('place.search-help')}</p>
    </fieldset>
  );
}

interface ChosenProps {
  readonly t: Translate;
  readonly place: Place;
  readonly desk: PlaceDesk;
  readonly territoryId: string | null;
}

const degrees = (value: number) => value.toFixed(3);

/** The place that was chosen: its name can be changed, and it can be removed. */
function Chosen({ t, place, desk, territoryId }: ChosenProps) {
  const { latitude, longitude, address } = place;
  const around = desk.options.find(({ id }) => id === desk.territory.around(place));
  const isOther = around !== undefined && territoryId !== null && around.id !== territoryId;
  return (
    <div class="note stack stack-8 place-field__chosen">
      <p role="status">
        {address === ''
          ? t('place.chosen-bare', { latitude: degrees(latitude), longitude: degrees(longitude) })
          : t('place.chosen', { address })}
      </p>
      {around && (
        <p class="small" role="status">
          {t(isOther ? 'place.territory-keep' : 'place.territory', { name: around.name.text })}
        </p>
      )}
      <div class="field">
        <label for={`${ID}-address`}>{t('place.address')}</label>
        <span class="help" id={`${ID}-address-help`}>
          {t('place.address-help')}
        </span>
        <input
          class="input"
          id={`${ID}-address`}
          type="text"
          maxLength={200}
          aria-describedby={`${ID}-address-help`}
          value={address}
          onInput={({ currentTarget }) => desk.set({ ...place, address: currentTarget.value })}
        />
      </div>
      <button class="btn btn--quiet btn--s" type="button" onClick={desk.remove}>
        {t('place.remove')}
      </button>
    </div>
  );
}

/** The place as the preview shows it. */
function PlacePreview({ t, draft: { place } }: SectionPreviewProps) {
  if (place === null) return null;
  const { latitude, longitude, address } = place;
  return (
    <p class="meta">
      {address === ''
        ? t('place.chosen-bare', { latitude: degrees(latitude), longitude: degrees(longitude) })
        : t('place.chosen', { address })}
    </p>
  );
}

// Awaited here, so that the field is never seen without it.
await loadStyles(styles);

/** The section of the form of proposals. */
export const section: Section = { Field: PlaceField, Preview: PlacePreview };
