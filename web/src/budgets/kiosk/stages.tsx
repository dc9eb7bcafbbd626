import type { BallotContent } from '../../../../shared/budgets/ballot.ts';
import type { RuleContext } from '../../../../shared/budgets/ballot-left.ts';
import { ballotProblems } from '../../../../shared/budgets/ballot-rules.ts';
import type { EnvelopeId } from '../../../../shared/platform/ids.ts';
import { Chosen, envelopesShown, Left, type PartProps } from '../islands/ballot-parts.tsx';
import { envelopeTitle, money, problemOfBallot, projectTitle, type Speaker } from '../islands/ballot-words.ts';
import { withMove, withoutProject, withPoints, withProject } from '../islands/basket-state.ts';
import { CardTools } from '../islands/CardTools.tsx';
import { Title } from './Title.tsx';
import type { Paper } from './Voter.tsx';

interface StageProps {
  readonly speaker: Speaker;
  readonly paper: Paper;
  readonly content: BallotContent;
  readonly change: (content: BallotContent) => void;
  readonly stop: () => void;
}

/** Envelopes in which the paper can be used. */
const envelopesOf = ({ speaker, paper }: StageProps): readonly EnvelopeId[] =>
  speaker.catalogue.envelopes
    .map(({ id }) => id)
    .filter((id) => paper.envelopeIds.length === 0 || paper.envelopeIds.includes(id));

function rulesOf(stage: StageProps): RuleContext {
  const { settings, envelopes, projects } = stage.speaker.catalogue;
  return { settings, envelopes, projects, votesIn: new Set(envelopesOf(stage)) };
}

function partOf(stage: StageProps): PartProps {
  const { speaker, content, change } = stage;
  const { ballotKind } = speaker.catalogue.settings;
  return {
    speaker,
    content,
    rules: rulesOf(stage),
    isFree: true,
    add: (project) => change(withProject(content, project, ballotKind === 'points' ? 1 : null)),
    remove: ({ id }) => change(withoutProject(content, id)),
    give: (project, points) => change(withPoints(content, project, points)),
    move: (project, by) => change(withMove(content, project, by)),
    emptyOthers: (project) =>
      change(
        withProject(
          content.filter(({ envelopeId }) => envelopeId === project.envelopeId),
          project,
          ballotKind === 'points' ? 1 : null,
        ),
      ),
  };
}

/** The catalogue of the paper, with the ballot beside it. */
export function ChooseStage(props: StageProps & { readonly go: () => void }) {
  const { speaker, content, stop, go } = props;
  const { t } = speaker;
  const part = partOf(props);
  const ids = envelopesOf(props);
  const isEmpty = content.length === 0;
  return (
    <div class="stack stack-24">
      <Title text={t('kiosk.choose.title')} />
      <div class="kiosk-columns">
        <div class="stack stack-32">
          {ids.map((envelopeId) => (
            <section key={envelopeId} class="stack" aria-label={envelopeTitle(speaker, envelopeId)}>
              <h2 class="h3">{envelopeTitle(speaker, envelopeId)}</h2>
              <Projects part={part} envelopeId={envelopeId} />
            </section>
          ))}
        </div>
        <aside class="ballot kiosk-ballot" aria-label={t('basket.title')}>
          <h2 class="h3">{t('basket.title')}</h2>
          <Summary part={part} ids={ids.length === 1 ? ids : envelopesShown(part)} />
          <div class="row">
            <button class="btn" type="button" disabled={isEmpty} onClick={go}>
              {t('kiosk.choose.next')}
            </button>
            <button class="btn btn--quiet" type="button" onClick={stop}>
              {t('kiosk.choose.stop')}
            </button>
          </div>
        </aside>
      </div>
    </div>
  );
}

/** Projects of an envelope, each with the way to choose it or why it does not fit. */
function Projects({ part, envelopeId }: { readonly part: PartProps; readonly envelopeId: EnvelopeId }) {
  const { speaker } = part;
  const { t, catalogue } = speaker;
  return (
    <ul class="kiosk-projects">
      {catalogue.projects
        .filter((project) => project.envelopeId === envelopeId)
        .map((project) => (
          <li key={project.id} class="card stack stack-8">
            <p class="line">
              <span class="muted">{t('kiosk.choose.number', { number: project.number })}</span>
              <span class="num">{money(speaker, project.cost)}</span>
            </p>
            <h3 class="h4">{projectTitle(speaker, project.id)}</h3>
            {project.state === 'withdrawn' ? (
              <p class="muted">{t('kiosk.choose.withdrawn')}</p>
            ) : (
              <CardTools {...part} project={project} />
            )}
          </li>
        ))}
    </ul>
  );
}

/** What is chosen and left, envelope by envelope. */
function Summary({ part, ids }: { readonly part: PartProps; readonly ids: readonly EnvelopeId[] }) {
  const { speaker } = part;
  if (ids.length === 0) return <p>{speaker.t('basket.empty')}</p>;
  return (
    <>
      {ids.map((envelopeId) => (
        <div key={envelopeId} class="stack stack-8">
          {speaker.catalogue.envelopes.length > 1 && <h3 class="h4">{envelopeTitle(speaker, envelopeId)}</h3>}
          <Chosen {...part} envelopeId={envelopeId} />
          <Left {...part} envelopeId={envelopeId} />
        </div>
      ))}
    </>
  );
}

interface CheckProps extends StageProps {
  readonly isBusy: boolean;
  readonly refusal: string | null;
  readonly send: () => void;
  readonly back: () => void;
}

/** The whole ballot once more, with what is wrong with it: only one that is in order can be cast. */
export function CheckStage(props: CheckProps) {
  const { speaker, content, isBusy, refusal, send, back } = props;
  const { t } = speaker;
  const part = { ...partOf(props), isFree: false };
  const problems = ballotProblems(content, part.rules);
  return (
    <section class="stack stack-24 kiosk-check">
      <Title text={t('kiosk.check.title')} />
      <div class="ballot">
        <Summary part={part} ids={envelopesShown(part)} />
      </div>
      {problems.length > 0 && (
        <ul class="note note--alert stack stack-8">
          {problems.map((problem) => (
            <li key={`${problem.code} ${problem.envelopeId ?? ''} ${problem.projectId ?? ''}`}>
              {problemOfBallot(speaker, problem)}
            </li>
          ))}
        </ul>
      )}
      {refusal !== null && (
        <p class="note note--alert" role="alert">
          {refusal}
        </p>
      )}
      <p>{t('kiosk.check.final')}</p>
      <p class="row">
        {problems.length === 0 && (
          <button class="btn" type="button" aria-busy={isBusy} onClick={send}>
            {t('kiosk.check.cast')}
          </button>
        )}
        <button class="btn btn--2" type="button" disabled={isBusy} onClick={back}>
          {t('kiosk.check.back')}
        </button>
      </p>
    </section>
  );
}
