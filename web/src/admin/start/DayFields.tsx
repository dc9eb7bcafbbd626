import type { Localized } from '../../../../shared/platform/locale.ts';
import { localToInstant } from '../../../../shared/spaces/zoned.ts';
import { useOffice } from '../context.ts';
import { Field, FieldErrors } from '../forms/Field.tsx';
import { useFields } from '../forms/form.ts';
import type { QuestionDraft } from './guide-state.ts';
import { firstDayOf } from './question-draft.ts';

interface DayFieldProps {
  readonly pointer: string;
  readonly label: string;
  readonly fullLabel: string;
  readonly value: string;
  readonly min?: string | undefined;
  readonly onChange: (day: string) => void;
}

/** A day of the calendar. */
function DayField({ value, min, onChange, ...field }: DayFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          class="input input--narrow"
          type="date"
          value={value}
          min={min}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface DayFieldsProps {
  readonly draft: QuestionDraft;
  readonly phases: readonly { readonly title: Localized; readonly description: Localized }[];
  readonly change: (patch: Pick<QuestionDraft, 'firstDay'> | Pick<QuestionDraft, 'lastDays'>) => void;
}

/** First and last days of phases that follow one another without a gap: one date a phase, and the first day of all. */
export function DayFields({ draft, phases, change }: DayFieldsProps) {
  const { t, textOf, organization, day } = useOffice();
  const { register } = useFields();
  register({ pointer: '/phases', label: t('phases.title') });
  const shown = (date: string) => {
    const noon = localToInstant(`${date}T12:00`, organization.timeZone);
    return noon === null ? t('guide.day.open') : day(noon);
  };
  const setLast = (index: number, lastDay: string) =>
    change({ lastDays: draft.lastDays.map((one, at) => (at === index ? lastDay : one)) });
  return (
    <section class="stack" aria-labelledby="f-phases">
      <div class="stack stack-8">
        <h2 id="f-phases" tabIndex={-1}>
          {t('guide.days.title')}
        </h2>
        <p class="help">{t('guide.days.text', { timeZone: organization.timeZone })}</p>
        <FieldErrors pointer="/phases" id="f-phases-error" />
      </div>
      <ol class="guide-days">
        {phases.map(({ title, description }, index) => {
          const name = textOf(title);
          const firstDay = firstDayOf(draft, index);
          return (
            <li key={index}>
              <div>
                <b>{name}</b>
                <p class="muted tiny">{textOf(description)}</p>
              </div>
              {index === 0 ? (
                <DayField
                  pointer="/phases/0/startsAt"
                  label={t('guide.day.first')}
                  fullLabel={t('guide.day.first.of', { name })}
                  value={firstDay}
                  onChange={(firstDay_) => change({ firstDay: firstDay_ })}
                />
              ) : (
                <p class="guide-from">
                  <span class="muted">{t('guide.day.first')}</span> {shown(firstDay)}
                </p>
              )}
              <DayField
                pointer={`/phases/${index}/endsAt`}
                label={t(index === phases.length - 1 ? 'guide.day.last.open' : 'guide.day.last')}
                fullLabel={t('guide.day.last.of', { name })}
                value={draft.lastDays[index] ?? ''}
                min={firstDay || undefined}
                onChange={(lastDay) => setLast(index, lastDay)}
              />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
