import { useState } from 'preact/hooks';
import type { ModerationSettings as Settings } from '../../../../shared/moderation/decision.ts';
import { api } from '../../platform/api.ts';
import { Field } from '../../platform/island-field.tsx';
import type { Problem } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';

/** Numbers of the form with their bounds, as the contract has them. */
const NUMBERS = [
  { name: 'overdueDays', least: 1, most: 90 },
  { name: 'hideAfterReports', least: 0, most: 1000 },
  { name: 'appealMonths', least: 1, most: 60 },
] as const;

/** Time limits, and how many reports hide something by themselves. */
export function ModerationSettings() {
  const loaded = useLoaded<Settings>('settings', () => api.moderation.readSettings());
  return (
    <WhenLoaded loaded={loaded}>
      {(settings) => <SettingsForm key={settings.version} settings={settings} onSaved={loaded.replace} />}
    </WhenLoaded>
  );
}

interface SettingsFormProps {
  readonly settings: Settings;
  readonly onSaved: (settings: Settings) => void;
}

function SettingsForm({ settings, onSaved }: SettingsFormProps) {
  const office = useOffice();
  const { t } = office;
  const [draft, setDraft] = useState(settings);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const answer = await api.moderation.updateSettings({ body: draft });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    office.announce(t('moderation.saved'));
    onSaved(answer.data);
  };
  return (
    <form class="stack stack-24" onSubmit={save}>
      {NUMBERS.map(({ name, least, most }) => (
        <Field
          key={name}
          id={`moderation-${name}`}
          label={t(`moderation.set.${name}`)}
          help={t(`moderation.set.${name}-help`)}
        >
          {(control) => (
            <input
              {...control}
              class="input input--s"
              type="number"
              required={true}
              min={least}
              max={most}
              value={draft[name]}
              onInput={(event) => setDraft({ ...draft, [name]: event.currentTarget.valueAsNumber || 0 })}
            />
          )}
        </Field>
      ))}
      <div role="alert">{problem && <p class="note note--alert">{problemText(office, problem)}</p>}</div>
      <p>
        <button class="btn" type="submit" aria-busy={isBusy}>
          {t('moderation.save')}
        </button>
      </p>
    </form>
  );
}
