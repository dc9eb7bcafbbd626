import type { BallotContent } from '../../../../shared/budgets/ballot.ts';
import { leftIn, type RuleContext } from '../../../../shared/budgets/ballot-left.ts';
import type { EnvelopeId } from '../../../../shared/platform/ids.ts';
import { envelopeTitle, money, projectTitle, type Speaker } from './ballot-words.ts';
import { type CatalogueProject, choicesIn } from './basket-state.ts';

/** What all parts of a ballot are given. */
export interface PartProps {
  readonly speaker: Speaker;
  readonly content: BallotContent;
  readonly rules: RuleContext;
  /** Whether it can be changed. */
  readonly isFree: boolean;
  readonly add: (project: CatalogueProject) => void;
  readonly remove: (project: CatalogueProject) => void;
  readonly give: (project: CatalogueProject, points: number) => void;
  readonly move: (project: CatalogueProject, by: -1 | 1) => void;
  readonly emptyOthers: (project: CatalogueProject) => void;
}
interface EnvelopeProps extends PartProps {
  readonly envelopeId: EnvelopeId;
}

const projectsIn = ({ content, envelopeId, speaker }: EnvelopeProps) =>
  choicesIn(content, envelopeId).flatMap(({ projectId, points }) => {
    const project = speaker.catalogue.projects.find(({ id }) => id === projectId);
    return project === undefined ? [] : [{ project, points }];
  });

/** How much of the envelope is placed, project by project; the words beside it say the same. */
function Money(part: EnvelopeProps) {
  const { rules, envelopeId } = part;
  const total = rules.envelopes.find(({ id }) => id === envelopeId)?.total ?? 0;
  const { spent } = leftIn(part.content, envelopeId, rules);
  if (total === 0) return null;
  const whole = Math.max(total, spent);
  let start = 0;
  return (
    <svg class={spent > total ? 'money money--over' : 'money'} width="100%" aria-hidden="true">
      {projectsIn(part).map(({ project }) => {
        const x = (start * 100) / whole;
        start += project.cost;
        return <rect key={project.id} x={`${x}%`} width={`${(project.cost * 100) / whole}%`} height="100%" />;
      })}
    </svg>
  );
}

/** What is left of money, places or points in one envelope. */
export function Left(part: EnvelopeProps) {
  const { speaker, rules, envelopeId, content } = part;
  const { t } = speaker;
  const left = leftIn(content, envelopeId, rules);
  const count = choicesIn(content, envelopeId).length;
  return (
    <div class="stack stack-8">
      {left.money !== null && <Money {...part} />}
      {left.money !== null && (
        <p class="line">
          <span>{t(left.money < 0 ? 'basket.over-money' : 'basket.left-money')}</span>
          <b class="num">{money(speaker, Math.abs(left.money))}</b>
        </p>
      )}
      <p class="line">
        <span>{t('basket.chosen', { count })}</span>
        {left.points !== null && <b>{t('basket.left-points', { count: Math.max(0, left.points) })}</b>}
        {left.points === null && left.places !== null && (
          <b>{t('basket.left-places', { count: Math.max(0, left.places) })}</b>
        )}
      </p>
    </div>
  );
}

/** Chosen projects of one envelope, with the ways to change them. */
export function Chosen(part: EnvelopeProps) {
  const { speaker, rules, isFree, remove, move } = part;
  const { t } = speaker;
  const { ballotKind } = rules.settings;
  const chosen = projectsIn(part);
  const List = ballotKind === 'ranking' ? 'ol' : 'ul';
  return (
    <List class="chosen">
      {chosen.map(({ project, points }, index) => {
        const title = projectTitle(speaker, project.id);
        return (
          <li key={project.id}>
            <span>
              {ballotKind === 'ranking' && `${index + 1}. `}
              {title}
              <span class="num">
                {ballotKind === 'points' ? t('basket.points', { count: points ?? 0 }) : money(speaker, project.cost)}
              </span>
            </span>
            {isFree && (
              <span class="row">
                {ballotKind === 'ranking' && (
                  <>
                    <Move
                      label={t('basket.up', { title })}
                      sign="↑"
                      isOff={index === 0}
                      act={() => move(project, -1)}
                    />
                    <Move
                      label={t('basket.down', { title })}
                      sign="↓"
                      isOff={index === chosen.length - 1}
                      act={() => move(project, 1)}
                    />
                  </>
                )}
                <button
                  class="btn btn--quiet btn--s"
                  type="button"
                  aria-label={`${t('basket.remove')} ${title}`}
                  onClick={() => remove(project)}
                >
                  ✕
                </button>
              </span>
            )}
          </li>
        );
      })}
    </List>
  );
}

interface MoveProps {
  readonly label: string;
  readonly sign: string;
  readonly isOff: boolean;
  readonly act: () => void;
}

/** Not `disabled` at the end: the keyboard would lose its place. */
function Move({ label, sign, isOff, act }: MoveProps) {
  return (
    <button
      class="btn btn--2 btn--s"
      type="button"
      aria-label={label}
      aria-disabled={isOff}
      onClick={() => !isOff && act()}
    >
      {sign}
    </button>
  );
}

/** Envelopes to show: those chosen in; the only one there is; the one being looked at where nothing is chosen. */
export function envelopesShown({ content, speaker }: PartProps): readonly EnvelopeId[] {
  const { envelopes } = speaker.catalogue;
  if (envelopes.length === 1) return envelopes.map(({ id }) => id);
  return envelopes.map(({ id }) => id).filter((id) => choicesIn(content, id).length > 0);
}

/** All envelopes of a ballot with what is chosen and left. @param isWhole the choices too, also on telephones */
export function Envelopes(part: PartProps) {
  const { speaker } = part;
  const isMany = speaker.catalogue.envelopes.length > 1;
  const ids = envelopesShown(part);
  if (ids.length === 0) return <p>{speaker.t('basket.empty')}</p>;
  return (
    <div class="stack">
      {ids.map((envelopeId) => (
        <section key={envelopeId} class="stack stack-8" aria-label={envelopeTitle(speaker, envelopeId)}>
          {isMany && <h3>{envelopeTitle(speaker, envelopeId)}</h3>}
          <Left {...part} envelopeId={envelopeId} />
          <div class="desk">
            <Chosen {...part} envelopeId={envelopeId} />
          </div>
        </section>
      ))}
    </div>
  );
}
