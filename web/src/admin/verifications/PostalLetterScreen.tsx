import { useState } from 'preact/hooks';
import { useOffice } from '../context.ts';
import { SelectField, TextField } from '../forms/Field.tsx';
import { paths } from '../places.ts';
import { Screen } from '../Screen.tsx';
import { CountryFields, countriesBody, countriesDraft } from './CountryFields.tsx';
import { LetterRequests } from './LetterRequests.tsx';
import { MethodPart } from './MethodPart.tsx';
import { PrintRuns } from './PrintRuns.tsx';

const POINTER = '/methods/postal-letter';
const NUMBERS = ['codeDays', 'mostPerAddress', 'dailyBudget'] as const;
const WINDOWS = ['right', 'left'] as const;

/** What is no number is sent as -1, which the API refuses beside the field. */
const whole = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : -1);

/** Letters with codes: who asked for one, what is printed, what was sent. */
export function PostalLetterScreen() {
  const { t } = useOffice();
  // Raised by what is done on one part of the screen and changes the other.
  const [turn, setTurn] = useState(0);
  const changed = () => setTurn(turn + 1);
  return (
    <Screen
      title={t('verification.method.postal-letter')}
      above={<a href={paths.verifications}>{t('verification.title')}</a>}
    >
      <p class="help">{t('verification-postal-letter.intro')}</p>
      <LetterRequests turn={turn} onChanged={changed} />
      <PrintRuns turn={turn} onChanged={changed} />
      <LetterSettings />
    </Screen>
  );
}

function LetterSettings() {
  const { t } = useOffice();
  return (
    <MethodPart
      method="postal-letter"
      draftOf={(settings) => ({
        ...countriesDraft(settings),
        window: settings.window,
        returnAddress: settings.returnAddress,
        codeDays: String(settings.codeDays),
        mostPerAddress: String(settings.mostPerAddress),
        dailyBudget: String(settings.dailyBudget),
      })}
      settingsOf={(draft, stored) => ({
        ...stored,
        ...countriesBody(draft),
        window: draft.window,
        returnAddress: draft.returnAddress.trim(),
        codeDays: whole(draft.codeDays),
        mostPerAddress: whole(draft.mostPerAddress),
        dailyBudget: whole(draft.dailyBudget),
      })}
    >
      {(form) => (
        <>
          <SelectField
            pointer={`${POINTER}/window`}
            label={t('verification-postal-letter.window')}
            help={t('verification-postal-letter.window-help')}
            options={WINDOWS.map((value) => ({ value, label: t(`verification-postal-letter.window.${value}`) }))}
            value={form.value.window}
            onChange={(value) => form.change({ window: WINDOWS.find((one) => one === value) ?? 'right' })}
          />
          <TextField
            pointer={`${POINTER}/returnAddress`}
            label={t('verification-postal-letter.return')}
            help={t('verification-postal-letter.return-help')}
            isOptional={true}
            value={form.value.returnAddress}
            onChange={(returnAddress) => form.change({ returnAddress })}
          />
          {NUMBERS.map((name) => (
            <TextField
              key={name}
              pointer={`${POINTER}/${name}`}
              label={t(`verification-postal-letter.${name}`)}
              help={t(`verification-postal-letter.${name}-help`)}
              type="number"
              narrow={true}
              min={1}
              value={form.value[name]}
              onChange={(value) => form.change({ [name]: value })}
            />
          ))}
          <CountryFields form={form} pointer={POINTER} />
        </>
      )}
    </MethodPart>
  );
}
