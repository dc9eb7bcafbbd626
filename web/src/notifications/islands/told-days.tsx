import type { ToldEvent } from '../../../../shared/notifications/contract.ts';
import { formatDay, formatTime, type Translate } from '../../../../shared/platform/format.ts';
import type { InterfaceLocale } from '../../../../shared/platform/locale.ts';

interface ToldDaysProps {
  readonly t: Translate;
  readonly locale: InterfaceLocale;
  readonly timeZone: string;
  readonly items: readonly ToldEvent[];
}

interface Day {
  readonly day: string;
  readonly items: ToldEvent[];
}

/** What was told by the day on which it happened, in words of the organization's calendar; the order stays. */
function byDay(items: readonly ToldEvent[], dayOf: (at: string) => string): readonly Day[] {
  const days: Day[] = [];
  for (const item of items) {
    const day = dayOf(item.at);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}

const DAY_MS = 24 * 3600 * 1000;

/** What was told, a list for each day; what was not seen yet says so in words. */
export function ToldDays({ t, locale, timeZone, items }: ToldDaysProps) {
  const dayOf = (at: string) => formatDay(at, locale, timeZone);
  const at = (before: number) => dayOf(new Date(Date.now() - before).toISOString());
  const named = new Map([
    [at(DAY_MS), t('page.yesterday')],
    [at(0), t('page.today')],
  ]);
  return (
    <>
      {byDay(items, dayOf).map(({ day, items: ofDay }) => (
        <section key={day} class="stack stack-8" aria-label={named.get(day) ?? day}>
          <h2 class="t-22">{named.get(day) ?? day}</h2>
          <ul class="list">
            {ofDay.map((one) => (
              <Told key={one.id} t={t} locale={locale} one={one} time={formatTime(one.at, locale, timeZone)} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

interface ToldProps extends Pick<ToldDaysProps, 't' | 'locale'> {
  readonly one: ToldEvent;
  readonly time: string;
}

function Told({ t, locale, one, time }: ToldProps) {
  const { text, context, contextLocale, path, at, isUnread } = one;
  return (
    <li class="contribution">
      <a href={`/${locale}${path}`}>{isUnread ? <b>{text}</b> : text}</a>
      <p class="meta">
        {isUnread && <span class="tag">{t('page.new')}</span>}
        <time dateTime={at}>{time}</time>
        {context !== '' && <span lang={contextLocale === locale ? undefined : contextLocale}>{context}</span>}
      </p>
    </li>
  );
}
