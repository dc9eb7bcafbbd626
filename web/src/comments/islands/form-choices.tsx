import type { Position } from '../../../../shared/comments/comment.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import { POSITIONS } from './written-draft.ts';

interface PositionsProps {
  readonly t: Translate;
  readonly chosen: Position;
  readonly choose: (position: Position) => void;
}

/** For, neutral or against. */
export function Positions({ t, chosen, choose }: PositionsProps) {
  return (
    <fieldset class="row">
      <legend class="sr">{t('comments.your-position')}</legend>
      {POSITIONS.map((position) => (
        <label class="choice" key={position}>
          <input
            type="radio"
            name="position"
            value={position}
            checked={chosen === position}
            onChange={() => choose(position)}
          />
          {t(`comments.position.${position}`)}
        </label>
      ))}
    </fieldset>
  );
}

interface OfficialChoiceProps {
  readonly t: Translate;
  readonly checked: boolean;
  readonly choose: (isOfficial: boolean) => void;
}

/** Whether an administrator speaks for the organization. */
export function OfficialChoice({ t, checked, choose }: OfficialChoiceProps) {
  return (
    <label class="choice">
      <input type="checkbox" checked={checked} onChange={(event) => choose(event.currentTarget.checked)} />
      <span>
        {t('comments.as-official')}
        <small>{t('comments.as-official-help')}</small>
      </span>
    </label>
  );
}
