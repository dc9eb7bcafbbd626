import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { NewsletterBlock } from '../../../../../shared/newsletters/blocks.ts';
import type { ComponentId } from '../../../../../shared/platform/ids.ts';
import type { Localized } from '../../../../../shared/platform/locale.ts';
import { api } from '../../../platform/api.ts';
import type { Result } from '../../../platform/problem.ts';
import { useOffice } from '../../context.ts';
import { useLoaded, WhenLoaded } from '../../loading.tsx';
import { loadProcesses } from '../../processes/ProcessTable.tsx';
import type { Space } from '../../space.ts';
import { useNewsletterWords } from '../use-newsletter-words.ts';
import { remember } from './card-titles.ts';
import { type CardKind, chosenBlock } from './draft.ts';

/** Something that can be shown on a card. */
interface Found {
  readonly id: string;
  readonly title: Localized;
  readonly note: string;
  readonly block: () => NewsletterBlock;
}

/** Proposals that one search shows: a better word finds better ones. */
const MOST = 20;

const KIND_OF = { proposal: 'proposals', project: 'budgets' } as const;

async function proposalsIn(componentId: ComponentId, q: string): Promise<Result<readonly Found[]>> {
  const answer = await api.proposals.manage({ params: { componentId }, query: { q, limit: MOST } });
  if (!answer.ok) return answer;
  const items = answer.data.items.map(({ id, title, locale, reference }) => ({
    id,
    title: { [locale]: title },
    note: reference,
    block: () => chosenBlock({ kind: 'proposal', proposalId: id }),
  }));
  return { ok: true, data: items };
}

async function projectsIn(componentId: ComponentId): Promise<Result<readonly Found[]>> {
  const answer = await api.budgets.listProjects({ params: { componentId } });
  if (!answer.ok) return answer;
  const published = answer.data.items.filter(({ state }) => state === 'published');
  const items = published.map(({ id, title, number }) => ({
    id,
    title,
    note: String(number),
    block: () => chosenBlock({ kind: 'project', componentId, projectId: id }),
  }));
  return { ok: true, data: items };
}

const processesOf = (spaces: readonly Space[]): readonly Found[] =>
  spaces
    .filter(({ process }) => process.isPublished)
    .map(({ process }) => ({
      id: process.id,
      title: process.title,
      note: '',
      block: () => chosenBlock({ kind: 'process', processId: process.id }),
    }));

interface ResultsProps {
  readonly found: readonly Found[];
  readonly onChosen: (block: NewsletterBlock, title: string) => void;
}

function Results({ found, onChosen }: ResultsProps) {
  const { textOf } = useOffice();
  const say = useNewsletterWords();
  const choose = ({ id, title, block }: Found) => {
    remember(id, title);
    onChosen(block(), textOf(title));
  };
  return (
    <>
      <p role="status" class="muted">
        {say('newsletter.picker.found', { count: found.length })}
      </p>
      <ul class="plain-list stack stack-8">
        {found.map((one) => (
          <li key={one.id} class="row between">
            <span>
              {textOf(one.title)} <small class="muted">{one.note}</small>
            </span>
            <button class="btn btn--2 btn--s" type="button" onClick={() => choose(one)}>
              {say('newsletter.picker.choose')}
              <span class="sr"> {textOf(one.title)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

interface SearchProps extends Pick<ResultsProps, 'onChosen'> {
  readonly kind: CardKind;
  readonly componentId: ComponentId | null;
  readonly spaces: readonly Space[];
  readonly words: string;
}

/** What there is of the kind, as the words say. */
function Search({ kind, componentId, spaces, words, onChosen }: SearchProps) {
  const { textOf } = useOffice();
  const wanted = words.trim().toLowerCase();
  const fits = ({ title }: Found) => textOf(title).toLowerCase().includes(wanted);
  const loaded = useLoaded(`${kind} ${componentId} ${kind === 'proposal' ? wanted : ''}`, async () => {
    if (kind === 'process') return { ok: true as const, data: processesOf(spaces) };
    if (componentId === null) return { ok: true as const, data: [] };
    return kind === 'proposal' ? proposalsIn(componentId, wanted) : projectsIn(componentId);
  });
  return (
    <WhenLoaded loaded={loaded}>
      {(found) => <Results found={kind === 'proposal' ? found : found.filter(fits)} onChosen={onChosen} />}
    </WhenLoaded>
  );
}

interface PickerProps extends Pick<ResultsProps, 'onChosen'> {
  readonly kind: CardKind;
  readonly onLeft: () => void;
}

function Finder({
  kind,
  spaces,
  onChosen,
}: Pick<PickerProps, 'kind' | 'onChosen'> & { readonly spaces: readonly Space[] }) {
  const { textOf } = useOffice();
  const say = useNewsletterWords();
  const places = spaces.flatMap(({ process, components }) =>
    components
      .filter((component) => kind !== 'process' && component.kind === KIND_OF[kind])
      .map(({ id, name }) => ({ id, label: `${textOf(process.title)} – ${textOf(name)}` })),
  );
  const [componentId, setComponentId] = useState<ComponentId | null>(places[0]?.id ?? null);
  const [typed, setTyped] = useState('');
  const [words, setWords] = useState('');
  const search = () => setWords(typed);
  if (kind !== 'process' && places.length === 0) return <p>{say('newsletter.picker.nowhere')}</p>;
  return (
    <>
      {kind !== 'process' && (
        <div class="field">
          <label for="picker-place">{say('newsletter.picker.place')}</label>
          <select
            id="picker-place"
            class="input input--s"
            value={componentId ?? ''}
            onChange={({ currentTarget }) =>
              setComponentId(places.find(({ id }) => id === currentTarget.value)?.id ?? null)
            }
          >
            {places.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </div>
      )}
      <div class="field">
        <label for="picker-words">{say('newsletter.picker.words')}</label>
        <div class="row">
          <input
            id="picker-words"
            class="input input--s"
            type="search"
            value={typed}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              search();
            }}
          />
          <button class="btn btn--2 btn--s" type="button" onClick={search}>
            {say('newsletter.picker.search')}
          </button>
        </div>
      </div>
      <Search kind={kind} componentId={componentId} spaces={spaces} words={words} onChosen={onChosen} />
    </>
  );
}

/** Finds what a card is to show; Escape leaves. */
export function CardPicker({ kind, onChosen, onLeft }: PickerProps) {
  const { t } = useOffice();
  const say = useNewsletterWords();
  const box = useRef<HTMLDivElement>(null);
  const loaded = useLoaded('processes', loadProcesses);
  useLayoutEffect(() => box.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot take the focus
    <div
      class="note stack"
      ref={box}
      tabIndex={-1}
      role="group"
      aria-label={say(`newsletter.picker.${kind}`)}
      onKeyDown={({ key }) => key === 'Escape' && onLeft()}
    >
      <h3>{say(`newsletter.picker.${kind}`)}</h3>
      <WhenLoaded loaded={loaded}>{(spaces) => <Finder kind={kind} spaces={spaces} onChosen={onChosen} />}</WhenLoaded>
      <div>
        <button class="btn btn--quiet btn--s" type="button" onClick={onLeft}>
          {t('cancel')}
        </button>
      </div>
    </div>
  );
}
