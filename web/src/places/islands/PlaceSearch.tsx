import { useEffect, useRef, useState } from 'preact/hooks';
import type { FoundPlace } from '../../../../shared/places/contract.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import { places } from '../places-api.ts';

const LIST = 'proposal-place-list';
/** Letters from which on names are searched. */
const ENOUGH = 2;
/** A reader who types is left in peace for so long. */
const TYPING_MS = 250;

type State = 'idle' | 'searching' | 'found' | 'failed';

/** Searches what is typed after a pause; an older answer never replaces a newer one. */
function useSearch(text: string) {
  const [found, setFound] = useState<readonly FoundPlace[]>([]);
  const [state, setState] = useState<State>('idle');
  useEffect(() => {
    const q = text.trim();
    if (q.length < ENOUGH) {
      setFound([]);
      return setState('idle');
    }
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      setState('searching');
      const answer = await places.search({ query: { q }, signal: controller.signal });
      if (controller.signal.aborted) return;
      setFound(answer.ok ? answer.data.items : []);
      setState(answer.ok ? 'found' : 'failed');
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [text]);
  return { found, state };
}

interface PlaceSearchProps {
  readonly t: Translate;
  /** Id of the field, to which lists of errors lead. */
  readonly id: string;
  readonly describedBy: string;
  readonly isWrong: boolean;
  readonly choose: (place: FoundPlace) => void;
}

const said = (t: Translate, state: State, count: number): string => {
  if (state === 'searching') return t('place.searching');
  if (state === 'failed') return t('place.failed');
  return state === 'found' ? t('place.found', { count }) : '';
};

/** A field with a list of places that goes with what one types (the combobox of ARIA 1.2). */
export function PlaceSearch({ t, id, describedBy, isWrong, choose }: PlaceSearchProps) {
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const { found, state } = useSearch(text);
  const isShown = isOpen && found.length > 0;
  const optionId = (index: number) => `${LIST}-${index}`;

  useEffect(() => setActive(-1), [found]);
  useEffect(() => {
    if (isShown && active >= 0) document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
  }, [isShown, active]);
  const take = (place: FoundPlace | undefined) => {
    if (place === undefined) return;
    choose(place);
    setText('');
    setOpen(false);
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => {
      setOpen(true);
      setActive((active + 1) % Math.max(1, found.length));
    },
    ArrowUp: () => {
      setOpen(true);
      setActive((active <= 0 ? found.length : active) - 1);
    },
    Escape: () => (isShown ? setOpen(false) : setText('')),
    // Enter never sends the form from here; without a choice it takes the best.
    Enter: () => take(found[isShown && active >= 0 ? active : 0]),
  };
  const press = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };

  return (
    <div class="combo">
      <input
        ref={input}
        class="input"
        id={id}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="search"
        maxLength={120}
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={LIST}
        aria-activedescendant={isShown && active >= 0 ? optionId(active) : undefined}
        aria-describedby={describedBy}
        aria-invalid={isWrong ? 'true' : undefined}
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          setOpen(true);
        }}
        onKeyDown={press}
        onBlur={() => setOpen(false)}
      />
      <div class="combo__list" id={LIST} role="listbox" aria-label={t('place.search')} hidden={!isShown}>
        {found.map((place, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the list are those of its field
          <div
            key={`${place.name} ${place.context}`}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(place)}
          >
            <span>{place.name}</span>
            <small>{place.context}</small>
          </div>
        ))}
      </div>
      <p class="sr" role="status">
        {said(t, state, found.length)}
      </p>
      {state === 'found' && found.length === 0 && <p class="help">{t('place.found', { count: 0 })}</p>}
      {state === 'failed' && <p class="error">{t('place.failed')}</p>}
    </div>
  );
}
