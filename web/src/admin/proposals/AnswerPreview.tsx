import type { Localized } from '../../../../shared/platform/locale.ts';
import type { Instant } from '../../../../shared/platform/time.ts';
import { MarkdownPreview } from '../../proposals/islands/MarkdownPreview.tsx';
import { useOffice } from '../context.ts';
import type { Decision } from './answer-choice.tsx';
import type { OwnState } from './own-states.ts';

interface AnswerPreviewProps {
  readonly decision: Decision | null;
  readonly text: Localized;
  readonly answeredAt: Instant;
  /** Language of the text that is shown. */
  readonly language: string;
  readonly states: readonly OwnState[];
}

/** An official answer as the public page will show it. */
export function AnswerPreview({ decision, text, answeredAt, language, states }: AnswerPreviewProps) {
  const { t, day, textOf } = useOffice();
  const own = states.find(({ id }) => id === decision?.stateId);
  const written = text[language]?.trim() ?? '';
  if (!decision) return <p class="muted">{t('answer.preview.no-state')}</p>;
  const heading =
    own || decision.state === 'published'
      ? t('answer.preview.own', { state: own ? textOf(own.name) : '' })
      : t(`answer.preview.${decision.state}`);
  return (
    <div class="official">
      <p class="label">{t('answer.preview.on', { day: day(answeredAt) })}</p>
      <p class="answer-heading">{heading}</p>
      {written === '' ? (
        <p class="muted">{t('answer.preview.empty')}</p>
      ) : (
        <MarkdownPreview text={written} locale={language} />
      )}
    </div>
  );
}
