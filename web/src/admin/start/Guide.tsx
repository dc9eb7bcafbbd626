import { useEffect, useState } from 'preact/hooks';
import { useOffice } from '../context.ts';
import { paths } from '../places.ts';
import { Screen } from '../Screen.tsx';
import { skipGuide } from './first-visit.ts';
import { dropGuide, freshGuide, type GuideState, keepGuide, loadGuide, STEPS, type Step } from './guide-state.ts';
import { LookStep } from './LookStep.tsx';
import { PublishStep } from './PublishStep.tsx';
import { QuestionStep } from './QuestionStep.tsx';
import { TemplateStep } from './TemplateStep.tsx';
import { WhoStep } from './WhoStep.tsx';

/** What a step is given: where the guide stands, how to change that, and the way on. */
export interface StepProps {
  readonly guide: GuideState;
  readonly change: (patch: Partial<GuideState>) => void;
  /** Keeps the change and goes to a step. */
  readonly goTo: (step: Step, patch?: Partial<GuideState>) => void;
}

const SCREENS = {
  organization: WhoStep,
  template: TemplateStep,
  question: QuestionStep,
  preview: LookStep,
  publication: PublishStep,
} as const;

/** Steps that come to nothing before the consultation exists. */
const needsProcess = (step: Step) => step === 'preview' || step === 'publication';

/** The step of an address, or the nearest before it that can be shown. */
function stepAt(search: string, { processId, step }: GuideState, isNew: boolean): Step {
  const asked = new URLSearchParams(search).get('step');
  const wanted = STEPS.find((one) => one === asked) ?? step ?? (isNew ? 'organization' : 'template');
  return needsProcess(wanted) && processId === null ? 'question' : wanted;
}

const address = (step: Step) => `${paths.start}?step=${step}`;

function Steps({ current, guide }: { readonly current: Step; readonly guide: GuideState }) {
  const { t } = useOffice();
  const at = STEPS.indexOf(current);
  return (
    <nav aria-label={t('guide.steps')}>
      <ol class="guide-steps">
        {STEPS.map((step, index) => {
          const name = t(`guide.step.${step}`);
          const isOpen = !needsProcess(step) || guide.processId !== null;
          return (
            <li key={step} class={index < at ? 'guide-done' : undefined}>
              {isOpen && step !== current ? (
                <a href={address(step)}>{name}</a>
              ) : (
                <span aria-current={step === current ? 'step' : undefined}>{name}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/**
 * Leads from nothing to a published consultation in five steps. Each step is an address, so the back button works; what
 * was typed is kept in the browser, so a closed tab loses nothing.
 */
export function Guide() {
  const { t, navigation, organization } = useOffice();
  const [guide, setGuide] = useState(loadGuide);
  useEffect(() => keepGuide(guide), [guide]);
  const change = (patch: Partial<GuideState>) => setGuide((before) => ({ ...before, ...patch }));
  const goTo: StepProps['goTo'] = (step, patch = {}) => {
    const next = { ...guide, ...patch, step };
    keepGuide(next);
    setGuide(next);
    navigation.go(address(step));
  };
  const again = () => {
    dropGuide();
    setGuide(freshGuide());
    navigation.go(address('template'));
  };
  const skip = () => {
    skipGuide();
    navigation.go(paths.today);
  };
  const step = stepAt(navigation.search, guide, organization.version === 0);
  const Shown = SCREENS[step];
  const isBegun = guide.processId !== null || guide.draft !== null;
  return (
    <Screen
      key={step}
      title={t('processes.create')}
      above={t('guide.position', { number: STEPS.indexOf(step) + 1, total: STEPS.length })}
      actions={
        <>
          {isBegun && (
            <button class="btn btn--quiet btn--s" type="button" onClick={again}>
              {t('guide.again')}
            </button>
          )}
          <button class="btn btn--quiet btn--s" type="button" onClick={skip}>
            {t('guide.skip')}
          </button>
        </>
      }
    >
      <div class="stack stack-32 guide">
        <Steps current={step} guide={guide} />
        <Shown guide={guide} change={change} goTo={goTo} />
      </div>
    </Screen>
  );
}
