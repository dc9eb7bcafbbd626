import { type ComponentChildren, render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { leftIn } from '../../../../shared/budgets/ballot-left.ts';
import { whyNot } from '../../../../shared/budgets/ballot-rules.ts';
import type { CatalogueFile } from '../../../../shared/budgets/views.ts';
import type { ProjectId } from '../../../../shared/platform/ids.ts';
import { useWords } from '../../platform/island.ts';
import type { Opening } from '../../platform/island-gate.ts';
import { useModule } from '../../proposals/islands/lazily.ts';
import { BallotBox } from './BallotBox.tsx';
import type { PartProps } from './ballot-parts.tsx';
import { type BallotPanelProps, choosers } from './ballot-props.ts';
import { money, projectTitle, type Speaker } from './ballot-words.ts';
import {
  type CatalogueProject,
  choiceOf,
  withMove,
  withoutEnvelope,
  withoutProject,
  withPoints,
  withProject,
} from './basket-state.ts';
import { CardTools } from './CardTools.tsx';
import { useBallot } from './use-ballot.ts';
import { useCatalogue } from './use-catalogue.ts';

interface DeskProps extends BallotPanelProps {
  /** Chosen before this was loaded. */
  readonly pressed: ProjectId | null;
  readonly opening: Opening;
}

const loadCheckOut = () => import('./CheckOut.tsx');

/** Composes a ballot: reads the catalogue first. */
export function BallotDesk(props: DeskProps) {
  const t = useWords(props);
  const { catalogue, isLost, again } = useCatalogue(props.componentId);
  if (catalogue) return <Desk {...props} catalogue={catalogue} />;
  return (
    <aside class="ballot" id="ballot" aria-label={t('basket.title')} aria-busy={!isLost}>
      <h2 class="desk">{t('basket.title')}</h2>
      <p role="status">{t(isLost ? 'basket.failed' : 'basket.loading')}</p>
      {isLost && (
        <button class="btn btn--2 btn--s" type="button" onClick={again}>
          {t('basket.again')}
        </button>
      )}
    </aside>
  );
}

type Ballot = ReturnType<typeof useBallot>;

/** What can be done with a ballot, said aloud. */
function actsOf({ state, sync, rules }: Ballot, speaker: Speaker, say: (words: string) => void) {
  const { t } = speaker;
  const { content } = state;
  const kind = rules.settings.ballotKind;
  const titled = (key: string, { id }: CatalogueProject) => t(key, { title: projectTitle(speaker, id) });
  const left = (next: typeof content, { envelopeId }: CatalogueProject) => {
    const { money: sum } = leftIn(next, envelopeId, rules);
    return sum === null
      ? ''
      : ` ${t('basket.left-money')}${speaker.locale === 'fr' ? ' ' : ''}: ${money(speaker, sum)}.`;
  };
  const become = (next: typeof content, said: string) => {
    sync.change(next);
    say(said);
  };
  return {
    add: (project: CatalogueProject) => {
      const next = withProject(content, project, kind === 'points' ? 1 : null);
      become(next, titled('basket.said-added', project) + left(next, project));
    },
    remove: (project: CatalogueProject) => {
      const next = withoutProject(content, project.id);
      become(next, titled('basket.said-removed', project) + left(next, project));
    },
    give: (project: CatalogueProject, points: number) => {
      const next = withPoints(content, project, Math.max(0, Math.min(points, rules.settings.points)));
      const given = leftIn(next, project.envelopeId, rules).points ?? 0;
      become(next, t('basket.left-points', { count: Math.max(0, given) }));
    },
    move: (project: CatalogueProject, by: -1 | 1) => {
      const next = withMove(content, project, by);
      const rank = choiceOf(next, project.id)?.rank ?? 0;
      become(next, t('basket.said-moved', { title: projectTitle(speaker, project.id), rank }));
    },
    emptyOthers: (project: CatalogueProject) => {
      const others = content.filter(({ envelopeId }) => envelopeId !== project.envelopeId);
      const next = others.reduce((rest, { envelopeId }) => withoutEnvelope(rest, envelopeId), content);
      become(withProject(next, project, kind === 'points' ? 1 : null), titled('basket.said-added', project));
    },
  };
}

/** Draws into a place of the page; its button from the published page gives way, and hands the focus on. */
function drawInto(place: HTMLElement, content: ComponentChildren, taken: Set<HTMLElement>): void {
  const isFirst = !taken.has(place);
  const hadFocus = isFirst && place.contains(document.activeElement);
  if (isFirst) place.replaceChildren();
  taken.add(place);
  render(content, place);
  if (hadFocus) place.querySelector('button')?.focus();
}

/** Draws what is chosen into the cards of the page, which are there already. */
function useCards(part: PartProps, isShown: boolean): void {
  const taken = useRef(new Set<HTMLElement>());
  useEffect(() => {
    if (!isShown) return;
    const byId = new Map<string, CatalogueProject>(
      part.speaker.catalogue.projects.map((project) => [project.id, project]),
    );
    for (const place of choosers()) {
      const project = byId.get(place.dataset.choose ?? '');
      place.closest('.card')?.toggleAttribute('data-on', project && choiceOf(part.content, project.id) !== undefined);
      drawInto(place, project ? <CardTools {...part} project={project} /> : null, taken.current);
    }
  });
}

function Desk({ pressed, opening, catalogue, ...props }: DeskProps & { readonly catalogue: CatalogueFile }) {
  const t = useWords(props);
  const [said, say] = useState('');
  const [isChecking, check] = useState(false);
  const ballot = useBallot(props, catalogue, t, opening.isOpen);
  const { state, rules, isReady, sent } = ballot;
  const { locale, defaultLocale } = props;
  const speaker: Speaker = { t, locale, defaultLocale, catalogue };
  const cast = state.standing?.ballot ?? null;
  const isFree =
    opening.isOpen &&
    isReady &&
    state.standing?.isPaper !== true &&
    (cast === null || state.isEditing) &&
    isAtRest(sent);
  const part: PartProps = { speaker, content: state.content, rules, isFree, ...actsOf(ballot, speaker, say) };
  useCards(part, isReady);
  const done = useRef(false);
  useEffect(() => {
    if (!isFree || done.current || pressed === null) return;
    done.current = true;
    const project = catalogue.projects.find(({ id }) => id === pressed);
    if (project && whyNot(state.content, pressed, rules) === undefined) part.add(project);
  }, [isFree, pressed]);
  const checkOut = useModule(loadCheckOut, isChecking);
  return (
    <aside class="ballot" id="ballot" aria-label={t('basket.title')}>
      <h2 class="desk">{t('basket.title')}</h2>
      <BallotBox
        props={props}
        part={part}
        ballot={ballot}
        opening={opening}
        isChecking={isChecking}
        check={() => check(true)}
      />
      <p class="sr" role="status">
        {said}
      </p>
      {isChecking && checkOut.module && (
        <checkOut.module.CheckOut props={props} part={part} ballot={ballot} close={() => check(false)} />
      )}
    </aside>
  );
}

const isAtRest = ({ status }: Ballot['sent']): boolean => status === 'idle' || status === 'late';
