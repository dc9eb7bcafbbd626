import { instantToLocal, isMidnight, lastMomentBefore, localToInstant } from '../../../../shared/spaces/zoned.ts';
import { newKey } from '../../platform/api-client.ts';
import { useOffice } from '../context.ts';
import { FieldErrors } from '../forms/Field.tsx';
import { useFields } from '../forms/form.ts';
import { LocalizedField } from '../forms/LocalizedField.tsx';
import { MomentField } from '../forms/MomentField.tsx';
import { nextPhase, type PhaseDraft } from './process-draft.ts';

/** Says in words until when a phase runs: midnight is what people get wrong. */
function useEndInWords() {
  const { t, organization, day, moment } = useOffice();
  const { timeZone } = organization;
  return (endsAt: string) => {
    const instant = localToInstant(endsAt, timeZone);
    if (instant === null) return t('phase.end.help');
    if (isMidnight(instant, timeZone)) return t('phase.end.midnight', { day: day(lastMomentBefore(instant)) });
    const shown = instantToLocal(instant, timeZone);
    // An hour that the clocks skip is moved on: better said than found out.
    return t(shown === endsAt ? 'phase.end.until' : 'phase.end.moved', { moment: moment(instant) });
  };
}

interface PhaseFieldsProps {
  readonly phase: PhaseDraft;
  readonly index: number;
  readonly change: (patch: Partial<PhaseDraft>) => void;
  readonly remove: () => void;
}

function PhaseFields({ phase, index, change, remove }: PhaseFieldsProps) {
  const { t, textOf } = useOffice();
  const endInWords = useEndInWords();
  const pointer = `/phases/${index}`;
  const number = index + 1;
  const name = textOf(phase.title) || t('phase.number', { number });
  return (
    <li>
      <fieldset class="panel stack">
        <legend class="sr">{t('phase.legend', { number, name })}</legend>
        <LocalizedField
          pointer={`${pointer}/title`}
          label={t('phase.title', { number })}
          value={phase.title}
          onChange={(title) => change({ title })}
        />
        <LocalizedField
          pointer={`${pointer}/description`}
          label={t('phase.description')}
          fullLabel={t('phase.description.of', { number })}
          help={t('phase.description.help')}
          isOptional={true}
          value={phase.description}
          onChange={(description) => change({ description })}
        />
        <div class="side-by-side">
          <MomentField
            pointer={`${pointer}/startsAt`}
            label={t('phase.start')}
            fullLabel={t('phase.start.of', { number })}
            help={t('phase.start.help')}
            value={phase.startsAt}
            onChange={(startsAt) => change({ startsAt })}
          />
          <MomentField
            pointer={`${pointer}/endsAt`}
            label={t('phase.end')}
            fullLabel={t('phase.end.of', { number })}
            help={endInWords(phase.endsAt)}
            value={phase.endsAt}
            onChange={(endsAt) => change({ endsAt })}
          />
        </div>
        <button class="btn btn--quiet btn--s" type="button" onClick={remove}>
          {t('phase.remove', { name })}
        </button>
      </fieldset>
    </li>
  );
}

interface PhasesFieldProps {
  readonly phases: readonly PhaseDraft[];
  readonly onChange: (phases: readonly PhaseDraft[]) => void;
}

/** The phases of a process: their dates decide what is open, and their order. */
export function PhasesField({ phases, onChange }: PhasesFieldProps) {
  const { t, organization } = useOffice();
  const { register } = useFields();
  register({ pointer: '/phases', label: t('phases.title') });
  const change = (index: number, patch: Partial<PhaseDraft>) =>
    onChange(phases.map((phase, at) => (at === index ? { ...phase, ...patch } : phase)));
  return (
    <section class="stack" aria-labelledby="f-phases">
      <div class="stack stack-8">
        <h2 id="f-phases" tabIndex={-1}>
          {t('phases.title')}
        </h2>
        <p class="help">{t('phases.help', { timeZone: organization.timeZone })}</p>
        <FieldErrors pointer="/phases" id="f-phases-error" />
      </div>
      {phases.length === 0 ? (
        <p class="note">{t('phases.empty')}</p>
      ) : (
        <ol class="stack phases">
          {phases.map((phase, index) => (
            <PhaseFields
              key={phase.key}
              phase={phase}
              index={index}
              change={(patch) => change(index, patch)}
              remove={() => onChange(phases.filter((_, at) => at !== index))}
            />
          ))}
        </ol>
      )}
      <button
        class="btn btn--2 btn--s"
        type="button"
        onClick={() => onChange([...phases, nextPhase(phases, newKey())])}
      >
        {t('phases.add')}
      </button>
    </section>
  );
}
