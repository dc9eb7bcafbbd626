import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CatalogueFile } from '../../../../shared/budgets/views.ts';
import { localize } from '../../../../shared/platform/locale.ts';
import type { ResultsOnMap } from '../../places/islands/results-on-map.ts';
import { useWords, type Words } from '../../platform/island.ts';
import { readCatalogue } from './use-catalogue.ts';

/** What a page gives its map. */
export interface ProjectsMapProps extends Words {
  readonly cataloguePath: string;
  /** Path of the budget, language included. */
  readonly budgetPath: string;
  readonly defaultLocale: string;
  readonly outlinesPath: string | null;
  readonly territories: readonly { readonly id: string; readonly name: string; readonly lang: string }[];
}

const STEPS = 100_000;
/** Scale at which streets would be seen: projects of one town are told apart. */
const DISTRICT = 14;

/** Positions of projects as maps take them. */
function columnsOf({ projects }: CatalogueFile, title: (texts: Parameters<typeof localize>[0]) => string) {
  const placed = projects.flatMap(({ id, number, title: texts, place }) =>
    place === null ? [] : [{ id, title: `${number}. ${title(texts)}`, place }],
  );
  return {
    ids: placed.map(({ id }) => id),
    latitudes: placed.map(({ place }) => Math.round(place[0] * STEPS)),
    longitudes: placed.map(({ place }) => Math.round(place[1] * STEPS)),
    titles: placed.map((one) => one.title),
  };
}

async function load(path: string) {
  const loading = import('../../places/islands/results-on-map.ts');
  const [{ resultsOnMap }, catalogue] = await Promise.all([
    loading,
    readCatalogue(path),
    loading.then(({ mapStyles }) => mapStyles()),
  ]);
  return { resultsOnMap, catalogue };
}

/** Projects on a map that moves; the list of the page says the same. */
function ProjectsMap({ onShown, ...props }: ProjectsMapProps & { readonly onShown: () => void }) {
  const { budgetPath, territories, outlinesPath, locale, defaultLocale } = props;
  const t = useWords(props);
  const canvas = useRef<HTMLDivElement>(null);
  const shown = useRef<ResultsOnMap | null>(null);
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');
  useEffect(() => {
    let isGone = false;
    load(props.cataloguePath).then(
      ({ resultsOnMap, catalogue }) => {
        if (isGone || !canvas.current) return;
        setState('shown');
        onShown();
        canvas.current.hidden = false;
        const columns = columnsOf(catalogue, (texts) => localize(texts, locale, defaultLocale).text);
        const cardOf = (number: number) => {
          const link = document.createElement('a');
          link.href = `${budgetPath}projects/${columns.ids[number]}/`;
          link.textContent = columns.titles[number] ?? t('map.open');
          return link;
        };
        const moved = () => undefined;
        const options = { t, locale, columns, outlinesPath, territories, closest: DISTRICT, moved, cardOf };
        shown.current = resultsOnMap(canvas.current, options);
      },
      () => setState('failed'),
    );
    return () => {
      isGone = true;
      shown.current?.stop();
    };
  }, []);
  return (
    <div class="stack">
      <p class={state === 'shown' ? 'sr' : 'small muted'} role="status">
        {state === 'loading' && t('map.loading')}
        {state === 'failed' && t('map.failed')}
      </p>
      {state === 'shown' && (
        <p class="row">
          {territories.length > 0 && (
            <label class="row small">
              {t('map.go-to')}
              <select
                class="input input--s"
                onChange={({ currentTarget }) => shown.current?.show(currentTarget.value || null)}
              >
                <option value="">{t('map.go-to-choose')}</option>
                {territories.map(({ id, name, lang }) => (
                  <option key={id} value={id} lang={lang}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <button class="btn btn--2 btn--s" type="button" onClick={() => shown.current?.show(null)}>
            {t('map.whole')}
          </button>
        </p>
      )}
      <div class="place-map__canvas" ref={canvas} hidden />
      {state === 'shown' && <p class="small muted">{t('map.keys')}</p>}
    </div>
  );
}

/** Shows the map in an element. @param onShown what was drawn without it can go */
export const showMap = (place: Element, props: ProjectsMapProps, onShown: () => void): void =>
  render(<ProjectsMap {...props} onShown={onShown} />, place);
