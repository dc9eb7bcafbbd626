import { whyNot } from '../../../../shared/budgets/ballot-rules.ts';
import type { PartProps } from './ballot-parts.tsx';
import { projectTitle, whyWords } from './ballot-words.ts';
import type { CatalogueProject } from './basket-state.ts';
import { choiceOf } from './basket-state.ts';

interface CardProps extends PartProps {
  readonly project: CatalogueProject;
}

/** In the card of a project: whether it is on the ballot, the way to put it there, or why it does not fit. */
export function CardTools(part: CardProps) {
  const { speaker, content, rules, isFree, project } = part;
  const { ballotKind } = rules.settings;
  const choice = choiceOf(content, project.id);
  if (!isFree) return choice ? <OnBallot {...part} rank={choice.rank} points={choice.points} /> : null;
  if (ballotKind === 'points') return <Points {...part} />;
  const reason = choice ? undefined : whyNot(content, project.id, rules);
  const { t } = speaker;
  if (reason !== undefined) return <Why {...part} />;
  return (
    <div class="row">
      <button
        class={choice ? 'btn btn--quiet btn--s' : 'btn btn--2 btn--s'}
        type="button"
        onClick={() => (choice ? part.remove(project) : part.add(project))}
      >
        {t(choice ? 'basket.remove' : 'basket.add')}
        <span class="sr"> {projectTitle(speaker, project.id)}</span>
      </button>
      {choice && <OnBallot {...part} rank={choice.rank} points={null} />}
    </div>
  );
}

function OnBallot({ speaker: { t }, rules, rank, points }: CardProps & { rank: number; points: number | null }) {
  const isRanked = rules.settings.ballotKind === 'ranking';
  return (
    <p class="state state--yes">
      {isRanked ? t('basket.rank', { rank }) : t('basket.in')}
      {points !== null && ` · ${t('basket.points', { count: points })}`}
    </p>
  );
}

/** Why it does not fit now, and the way out of it. */
function Why(part: CardProps) {
  const { speaker, content, rules, project, emptyOthers } = part;
  const reason = whyNot(content, project.id, rules);
  if (reason === undefined) return null;
  const other = content.find(({ envelopeId }) => envelopeId !== project.envelopeId)?.envelopeId ?? null;
  const isElsewhere = reason.code === 'budget.envelopes-too-many';
  return (
    <div class="note stack stack-8">
      <p>{whyWords(speaker, reason, other)}</p>
      {isElsewhere && (
        <p>
          <button class="btn btn--2 btn--s" type="button" onClick={() => emptyOthers(project)}>
            {speaker.t('basket.empty-other')}
          </button>
        </p>
      )}
    </div>
  );
}

/** Points for one project: a number that the arrows of the keyboard change too. */
function Points(part: CardProps) {
  const { speaker, content, rules, project, give } = part;
  const { t } = speaker;
  const { points: all, pointsPerProject } = rules.settings;
  const given = choiceOf(content, project.id)?.points ?? 0;
  const reason = whyNot(content, project.id, rules);
  if (reason !== undefined && given === 0) return <Why {...part} />;
  const id = `points-${project.number}`;
  const most = pointsPerProject > 0 ? pointsPerProject : all;
  return (
    <div class="stack stack-8">
      <div class="row">
        <button
          class="btn btn--2 btn--s"
          type="button"
          disabled={given === 0}
          aria-label={`− ${projectTitle(speaker, project.id)}`}
          onClick={() => give(project, given - 1)}
        >
          −
        </button>
        <label class="sr" for={id}>
          {t('basket.points-for', { title: projectTitle(speaker, project.id) })}
        </label>
        <input
          class="input input--s"
          id={id}
          type="number"
          inputMode="numeric"
          min={0}
          max={most}
          value={given}
          onChange={({ currentTarget }) => give(project, Number.parseInt(currentTarget.value, 10) || 0)}
        />
        <button
          class="btn btn--2 btn--s"
          type="button"
          disabled={reason !== undefined}
          aria-label={`+ ${projectTitle(speaker, project.id)}`}
          onClick={() => give(project, given + 1)}
        >
          +
        </button>
      </div>
      {reason !== undefined && <p class="small muted">{whyWords(speaker, reason, null)}</p>}
    </div>
  );
}
