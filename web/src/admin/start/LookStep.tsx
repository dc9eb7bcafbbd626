import { useOffice } from '../context.ts';
import { PreviewFrame } from '../previews/PreviewFrame.tsx';
import { SharedLinks } from '../previews/SharedLinks.tsx';
import type { StepProps } from './Guide.tsx';
import { ToFillIn } from './ToFillIn.tsx';
import { WithProcess } from './WithProcess.tsx';

/** Step 4: the page as everybody will see it, and a link for those who should look at it before. */
export function LookStep({ guide: { processId }, goTo }: StepProps) {
  const { t } = useOffice();
  if (processId === null) return null;
  return (
    <>
      <div class="stack stack-8">
        <h2>{t('guide.look.title')}</h2>
        <p class="muted">{t('guide.look.text')}</p>
      </div>
      <WithProcess processId={processId}>
        {({ process }, show) => (
          <div class="stack stack-32">
            <ToFillIn process={process} onChanged={show} fill={() => goTo('question')} />
            <PreviewFrame process={process} />
            <details class="fold">
              <summary>{t('guide.look.share')}</summary>
              <SharedLinks processId={processId} />
            </details>
            <div class="row form-foot">
              <button class="btn" type="button" onClick={() => goTo('publication')}>
                {t('guide.next')}
              </button>
              <button class="btn btn--2" type="button" onClick={() => goTo('question')}>
                {t('guide.look.change')}
              </button>
            </div>
          </div>
        )}
      </WithProcess>
    </>
  );
}
