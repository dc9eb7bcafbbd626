import { useState } from 'preact/hooks';
import type { Process } from '../../../../shared/spaces/process.ts';
import type { Taxonomy } from '../../../../shared/spaces/taxonomy.ts';
import { api } from '../../platform/api.ts';
import type { Problem, Result } from '../../platform/problem.ts';
import { together } from '../answer.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { Screen } from '../Screen.tsx';
import { TaxonomyForm, type Writing } from './TaxonomyForm.tsx';
import { TaxonomyRow } from './TaxonomyRow.tsx';
import { childrenOf, inTree, moved } from './taxonomy-tree.ts';

interface TreeProps {
  readonly kind: Taxonomy['kind'];
  readonly all: readonly Taxonomy[];
  /** Consultations that an item can be limited to. */
  readonly processes: readonly Process[];
  /** Shows what was saved: the public list may be half a minute old, so it is not asked again. */
  readonly show: (all: readonly Taxonomy[]) => void;
}

const withAll = (all: readonly Taxonomy[], changed: readonly Taxonomy[]) => [
  ...all.filter(({ id }) => !changed.some((one) => one.id === id)),
  ...changed,
];

/** Saves one after the other: positions of one tree are one thing, and the API refuses to change it twice at once. */
async function saveAll(changed: readonly Taxonomy[]): Promise<Result<readonly Taxonomy[]>> {
  const saved: Taxonomy[] = [];
  for (const { id, kind, parentId, name, position, processId } of changed) {
    const body = { kind, parentId, name, position, processId };
    const answer = await api.spaces.updateTaxonomy({ params: { taxonomyId: id }, body });
    if (!answer.ok) return answer;
    saved.push(answer.data);
  }
  return { ok: true, data: saved };
}

/** Saves moves and removals of a tree; one at a time, so that positions never cross. */
function useTree({ all, show }: Pick<TreeProps, 'all' | 'show'>) {
  const { t, textOf, announce } = useOffice();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const settle = <T,>(answer: Result<T>, after: (data: T) => readonly Taxonomy[], words: string) => {
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    show(after(answer.data));
    announce(words);
  };
  const move = async (taxonomy: Taxonomy, step: -1 | 1) => {
    const siblings = childrenOf(
      all.filter(({ kind }) => kind === taxonomy.kind),
      taxonomy.parentId,
    );
    const changed = moved(siblings, siblings.indexOf(taxonomy), step);
    if (isBusy || changed.length === 0) return;
    setBusy(true);
    const answer = await saveAll(changed);
    const values = { name: textOf(taxonomy.name), position: siblings.indexOf(taxonomy) + step + 1 };
    settle(answer, (saved) => withAll(all, saved), t('taxonomy.moved', values));
  };
  const remove = async (taxonomy: Taxonomy) => {
    if (isBusy) return;
    setBusy(true);
    const answer = await api.spaces.removeTaxonomy({ params: { taxonomyId: taxonomy.id } });
    const without = () => all.filter((one) => one !== taxonomy);
    settle(answer, without, t('taxonomy.removed', { name: textOf(taxonomy.name) }));
  };
  return { problem, move, remove };
}

function TaxonomyTree({ kind, all, processes, show }: TreeProps) {
  const office = useOffice();
  const { t } = office;
  const [writing, setWriting] = useState<Writing | null>(null);
  const ofKind = all.filter((taxonomy) => taxonomy.kind === kind);
  const { problem, move, remove } = useTree({ all, show });
  const add = (parentId: Taxonomy['parentId']) =>
    setWriting({ at: 'new', kind, parentId, position: childrenOf(ofKind, parentId).length });
  const form = writing && (
    <TaxonomyForm
      writing={writing}
      processes={processes}
      onCancel={() => setWriting(null)}
      onSaved={(saved) => {
        setWriting(null);
        office.announce(t('saved'));
        show(withAll(all, [saved]));
      }}
    />
  );
  const isWritten = (taxonomy: Taxonomy) =>
    writing?.at === 'change' ? writing.taxonomy.id === taxonomy.id : writing?.parentId === taxonomy.id;
  return (
    <section class="stack" aria-labelledby={`h-${kind}`}>
      <div class="stack stack-8">
        <h2 id={`h-${kind}`}>{t(`taxonomies.${kind}`)}</h2>
        <p class="help">{t(`taxonomies.${kind}.help`)}</p>
      </div>
      {problem && (
        <p class="note note--alert" role="alert">
          {problemText(office, problem)}
        </p>
      )}
      {ofKind.length === 0 && <p class="empty">{t(`taxonomies.${kind}.empty`)}</p>}
      <ul class="list list--tight tree">
        {inTree(ofKind).map(({ taxonomy, depth }) => {
          const siblings = childrenOf(ofKind, taxonomy.parentId);
          return (
            <li key={taxonomy.id} class={depth === 1 ? 'tree-below' : ''}>
              <TaxonomyRow
                taxonomy={taxonomy}
                onlyIn={depth === 0 ? processes.find(({ id }) => id === taxonomy.processId) : undefined}
                below={childrenOf(ofKind, taxonomy.id).length}
                isFirst={siblings[0] === taxonomy}
                isLast={siblings.at(-1) === taxonomy}
                onMove={(step) => move(taxonomy, step)}
                onRemove={() => remove(taxonomy)}
                onChange={() => setWriting({ at: 'change', taxonomy })}
                onAdd={depth === 0 ? () => add(taxonomy.id) : undefined}
              />
              {isWritten(taxonomy) && form}
            </li>
          );
        })}
      </ul>
      {writing?.at === 'new' && writing.parentId === null ? (
        form
      ) : (
        <button class="btn btn--2 btn--s" type="button" onClick={() => add(null)}>
          {t(`taxonomies.${kind}.add`)}
        </button>
      )}
    </section>
  );
}

/** Themes and territories, each a tree of two levels. */
export function Taxonomies() {
  const { t } = useOffice();
  const loaded = useLoaded('taxonomies', () =>
    together<[{ items: Taxonomy[] }, { items: Process[] }]>(api.spaces.manageTaxonomies(), api.spaces.listProcesses()),
  );
  return (
    <Screen title={t('taxonomies.title')}>
      <WhenLoaded loaded={loaded}>
        {([{ items }, listed]) => {
          const tree = {
            all: items,
            processes: listed.items,
            show: (all: readonly Taxonomy[]) => loaded.replace([{ items: [...all] }, listed]),
          };
          return (
            <div class="split split--even">
              <TaxonomyTree kind="theme" {...tree} />
              <TaxonomyTree kind="territory" {...tree} />
            </div>
          );
        }}
      </WhenLoaded>
    </Screen>
  );
}
