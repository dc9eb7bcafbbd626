import type { SmsDay } from '../../../../shared/verifications/sms-routes.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { TextField } from '../forms/Field.tsx';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { paths } from '../places.ts';
import { Screen } from '../Screen.tsx';
import { CountryFields, countriesBody, countriesDraft } from './CountryFields.tsx';
import { MethodPart } from './MethodPart.tsx';

const POINTER = '/methods/sms';

/** What is no number is sent as -1, which the API refuses beside the field. */
const whole = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : -1);

/** Codes by SMS: what they may cost in a day, where they go, and what was sent. */
export function SmsScreen() {
  const { t } = useOffice();
  return (
    <Screen title={t('verification.method.sms')} above={<a href={paths.verifications}>{t('verification.title')}</a>}>
      <p class="help">{t('verification-sms.intro')}</p>
      <Usage />
      <MethodPart
        method="sms"
        draftOf={(settings) => ({
          ...countriesDraft(settings),
          dailyBudget: String(settings.dailyBudget),
          senderId: settings.senderId,
        })}
        settingsOf={(draft, stored) => ({
          ...stored,
          ...countriesBody(draft),
          dailyBudget: whole(draft.dailyBudget),
          senderId: draft.senderId.trim(),
        })}
      >
        {(form) => (
          <>
            <TextField
              pointer={`${POINTER}/dailyBudget`}
              label={t('verification-sms.budget')}
              help={t('verification-sms.budget-help')}
              type="number"
              narrow={true}
              min={0}
              value={form.value.dailyBudget}
              onChange={(dailyBudget) => form.change({ dailyBudget })}
            />
            <CountryFields form={form} pointer={POINTER} />
            <TextField
              pointer={`${POINTER}/senderId`}
              label={t('verification-sms.sender')}
              help={t('verification-sms.sender-help')}
              isOptional={true}
              value={form.value.senderId}
              onChange={(senderId) => form.change({ senderId })}
            />
          </>
        )}
      </MethodPart>
    </Screen>
  );
}

const NOTHING = { sent: 0, refused: 0 };

/** Texts of today against the day’s budget, and those of the days before. */
function Usage() {
  const { t } = useOffice();
  const loaded = useLoaded('usage', () => api.verifications.readSmsUsage());
  const today = new Date().toISOString().slice(0, 10);
  return (
    <section class="stack" aria-labelledby="h-usage">
      <h2 id="h-usage">{t('verification-sms.usage')}</h2>
      <WhenLoaded loaded={loaded}>
        {({ days, dailyBudget }) => {
          const { sent, refused } = days.find(({ day }) => day === today) ?? NOTHING;
          return (
            <>
              <p>
                <b>{t('verification-sms.today', { sent, budget: dailyBudget })}</b>
              </p>
              {refused > 0 && <p class="note note--alert">{t('verification-sms.refused-today', { count: refused })}</p>}
              {days.length > 0 && <Days days={days} />}
            </>
          );
        }}
      </WhenLoaded>
    </section>
  );
}

function Days({ days }: { readonly days: readonly SmsDay[] }) {
  const { t, day, number } = useOffice();
  return (
    <details class="fold">
      <summary>{t('verification-sms.days')}</summary>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t('verification-sms.day')}</th>
            <th scope="col">{t('verification-sms.sent')}</th>
            <th scope="col">{t('verification-sms.refused')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((one) => (
            <tr key={one.day}>
              <th scope="row">{day(`${one.day}T12:00:00.000Z`)}</th>
              <td>{number(one.sent)}</td>
              <td>{number(one.refused)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
