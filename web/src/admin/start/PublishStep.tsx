import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Process } from '../../../../shared/spaces/process.ts';
import { lastMomentBefore } from '../../../../shared/spaces/zoned.ts';
import { api } from '../../platform/api.ts';
import type { Problem } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { paths, publicPaths } from '../places.ts';
import type { Space } from '../space.ts';
import type { StepProps } from './Guide.tsx';
import { dropGuide } from './guide-state.ts';
import { ToFillIn } from './ToFillIn.tsx';
import { WithProcess } from './WithProcess.tsx';

function Summary({ process, components }: Space) {
  const { t, textOf, day, publicLocale } = useOffice();
  return (
    <dl class="guide-made panel">
      <div>
        <dt>{t('process.question')}</dt>
        <dd>{textOf(process.question)}</dd>
      </div>
      <div>
        <dt>{t('process.slug')}</dt>
        <dd>{location.host + publicPaths(publicLocale).process(process.slug)}</dd>
      </div>
      <div>
        <dt>{t('phases.title')}</dt>
        <dd>
          {process.phases.map(({ id, title, startsAt, endsAt }) => (
            <span key={id} class="line-of">
              {endsAt === null
                ? t('guide.publish.from', { title: textOf(title), start: day(startsAt) })
                : t('guide.publish.span', {
                    title: textOf(title),
                    start: day(startsAt),
                    end: day(lastMomentBefore(endsAt)),
                  })}
            </span>
          ))}
        </dd>
      </div>
      <div>
        <dt>{t('components.title')}</dt>
        <dd>{components.map(({ name }) => textOf(name)).join(' · ')}</dd>
      </div>
    </dl>
  );
}

/** Said once everything is done; takes the focus, so that nobody waits for more. */
function Done({ process }: { readonly process: Process }) {
  const { t, publicLocale } = useOffice();
  const box = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  return (
    <div class="stack note note--ok guide-end">
      <h2 ref={box} tabIndex={-1}>
        {t('guide.done.title')}
      </h2>
      <p>{t('guide.done.text')}</p>
      <div class="row">
        <a class="btn" href={publicPaths(publicLocale).process(process.slug)}>
          {t('public.process')}
        </a>
        <a class="btn btn--2" href={paths.process(process.id)}>
          {t('guide.done.settings')}
        </a>
        <a class="btn btn--2" href={paths.today}>
          {t('guide.done.today')}
        </a>
      </div>
    </div>
  );
}

/** Step 5: one press puts the process and all of its components online. */
export function PublishStep({ guide: { processId }, goTo }: StepProps) {
  const office = useOffice();
  const { t } = office;
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  if (processId === null) return null;
  async function publish(show: (process: Process) => void) {
    if (processId === null) return;
    setSaving(true);
    const answer = await api.spaces.publishProcess({ params: { processId }, body: { isPublished: true } });
    setSaving(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    office.announce(t('publication.published'));
    show(answer.data);
    // The next visit begins anew; what stands here stays until then.
    dropGuide();
  }
  return (
    <WithProcess processId={processId}>
      {(space, show) =>
        space.process.isPublished ? (
          <Done process={space.process} />
        ) : (
          <div class="stack stack-32">
            <div class="stack stack-8">
              <h2>{t('guide.publish.title')}</h2>
              <p class="muted">{t('guide.publish.text')}</p>
            </div>
            <ToFillIn process={space.process} onChanged={show} fill={() => goTo('question')} />
            <Summary {...space} />
            {problem && (
              <p class="error" role="alert">
                {problemText(office, problem)}
              </p>
            )}
            <div class="row form-foot">
              <button class="btn" type="button" aria-busy={isSaving} onClick={() => publish(show)}>
                {t('process.publish')}
              </button>
              <button class="btn btn--2" type="button" onClick={() => goTo('preview')}>
                {t('guide.publish.back')}
              </button>
            </div>
          </div>
        )
      }
    </WithProcess>
  );
}
