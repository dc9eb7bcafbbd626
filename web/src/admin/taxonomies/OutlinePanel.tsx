import { useState } from 'preact/hooks';
import type { TerritoryOutline } from '../../../../shared/places/contract.ts';
import { areaOf, drawingOf } from '../../../../shared/places/drawing.ts';
import { decodeShape } from '../../../../shared/places/simplify.ts';
import type { Taxonomy } from '../../../../shared/spaces/taxonomy.ts';
import { api } from '../../platform/api.ts';
import type { Problem } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';

type Given = Parameters<typeof api.places.setOutline>[0]['body'];

/** Reads GeoJSON; `undefined` for a text that is no JSON. What it holds is judged by the server. */
function parsed(text: string): Given | undefined {
  try {
    return { geoJson: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Saves and forgets the outline of one territory. */
function useOutline(territory: Taxonomy, show: (outline: TerritoryOutline | null) => void) {
  const { announce, t, textOf } = useOffice();
  const [problem, setProblem] = useState<Problem | 'unreadable' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const name = textOf(territory.name);
  const params = { taxonomyId: territory.id };
  const save = async (body: Given | undefined) => {
    if (body === undefined) return setProblem('unreadable');
    setBusy(true);
    const answer = await api.places.setOutline({ params, body });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    show(answer.data);
    announce(t('outline.saved', { name }));
  };
  const remove = async () => {
    setBusy(true);
    const answer = await api.places.removeOutline({ params });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    show(null);
    announce(t('outline.removed', { name }));
  };
  return { problem, isBusy, save, remove };
}

/** What a territory looks like on maps. */
function Preview({ outline, name }: { readonly outline: TerritoryOutline; readonly name: string }) {
  const { t } = useOffice();
  const shape = decodeShape(outline.shape);
  const area = areaOf([shape], []);
  if (area === undefined) return null;
  const drawing = drawingOf(area, { width: 240, height: 180 });
  return (
    <svg class="outline-preview" viewBox={`0 0 ${drawing.width} ${Math.round(drawing.height)}`} role="img">
      <title>{t('outline.preview', { name })}</title>
      <path d={drawing.path(shape, 400)} />
    </svg>
  );
}

/** Where a territory lies: a shipped outline, or GeoJSON from a file or pasted. */
export function OutlinePanel({ territory }: { readonly territory: Taxonomy }) {
  const loaded = useLoaded(`outline ${territory.id}`, () => api.places.listOutlines());
  return (
    <div class="panel">
      <WhenLoaded loaded={loaded}>
        {({ items, shipped }) => (
          <OutlineForm
            territory={territory}
            shipped={shipped}
            outline={items.find(({ taxonomyId }) => taxonomyId === territory.id) ?? null}
            show={(outline) => {
              const others = items.filter(({ taxonomyId }) => taxonomyId !== territory.id);
              loaded.replace({ shipped, items: outline === null ? others : [...others, outline] });
            }}
          />
        )}
      </WhenLoaded>
    </div>
  );
}

type Shipped = readonly { readonly code: string; readonly name: string; readonly kind: 'region' | 'department' }[];

interface OutlineFormProps {
  readonly territory: Taxonomy;
  readonly shipped: Shipped;
  readonly outline: TerritoryOutline | null;
  readonly show: (outline: TerritoryOutline | null) => void;
}

function OutlineForm({ territory, shipped, outline, show }: OutlineFormProps) {
  const office = useOffice();
  const { t, textOf } = office;
  const { problem, isBusy, save, remove } = useOutline(territory, show);
  const name = textOf(territory.name);
  return (
    <div class="stack" aria-busy={isBusy}>
      {problem && (
        <p class="note note--alert" role="alert">
          {problem === 'unreadable' ? t('outline.unreadable') : problemText(office, problem)}
        </p>
      )}
      {outline === null ? (
        <p class="help">{t('outline.none')}</p>
      ) : (
        <>
          <p>
            {outline.code === null
              ? t('outline.own', { count: outline.corners })
              : t('outline.is', { name: outline.name ?? outline.code })}
          </p>
          <Preview outline={outline} name={name} />
          <p>
            <button class="btn btn--danger btn--s" type="button" onClick={remove} disabled={isBusy}>
              {t('outline.remove')}
            </button>
          </p>
        </>
      )}
      <ShippedChoice id={territory.id} shipped={shipped} code={outline?.code ?? ''} choose={(code) => save({ code })} />
      <OwnOutline id={territory.id} use={(text) => save(parsed(text))} />
    </div>
  );
}

interface ShippedChoiceProps {
  readonly id: string;
  readonly shipped: Shipped;
  readonly code: string;
  readonly choose: (code: string) => void;
}

function ShippedChoice({ id, shipped, code, choose }: ShippedChoiceProps) {
  const { t } = useOffice();
  const options = (kind: Shipped[number]['kind']) =>
    shipped
      .filter((one) => one.kind === kind)
      .map((one) => (
        <option key={one.code} value={one.code}>
          {kind === 'department' ? `${one.code.slice(4)} ${one.name}` : one.name}
        </option>
      ));
  return (
    <div class="field">
      <label for={`outline-${id}`}>{t('outline.choose')}</label>
      <select
        class="input input--s"
        id={`outline-${id}`}
        value={code}
        onChange={({ currentTarget }) => currentTarget.value !== '' && choose(currentTarget.value)}
      >
        <option value="">{t('outline.choose.none')}</option>
        <optgroup label={t('outline.regions')}>{options('region')}</optgroup>
        <optgroup label={t('outline.departments')}>{options('department')}</optgroup>
      </select>
    </div>
  );
}

function OwnOutline({ id, use }: { readonly id: string; readonly use: (text: string) => void }) {
  const { t } = useOffice();
  const [text, setText] = useState('');
  return (
    <>
      <div class="field">
        <label for={`outline-file-${id}`}>{t('outline.file')}</label>
        <span class="help" id={`outline-help-${id}`}>
          {t('outline.file.help')}
        </span>
        <input
          id={`outline-file-${id}`}
          type="file"
          accept=".json,.geojson,application/geo+json,application/json"
          aria-describedby={`outline-help-${id}`}
          onChange={async ({ currentTarget }) => use((await currentTarget.files?.[0]?.text()) ?? '')}
        />
      </div>
      <div class="field">
        <label for={`outline-text-${id}`}>{t('outline.paste')}</label>
        <textarea
          class="input"
          id={`outline-text-${id}`}
          rows={3}
          spellcheck={false}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <button class="btn btn--2 btn--s" type="button" disabled={text.trim() === ''} onClick={() => use(text)}>
          {t('outline.use')}
        </button>
      </div>
    </>
  );
}
