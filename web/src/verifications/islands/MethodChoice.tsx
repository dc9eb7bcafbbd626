import { formatDay, type Translate } from '../../../../shared/platform/format.ts';
import type { VerificationMethod } from '../../../../shared/verifications/method.ts';
import type { MethodView } from './use-methods.ts';

interface ChoiceProps {
  readonly t: Translate;
  readonly items: readonly MethodView[];
  readonly locale: string;
  readonly timeZone: string | undefined;
  readonly choose: (method: VerificationMethod) => void;
}

const here = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** How somebody stands with a method, in words; empty where nothing is to be said. */
export function standingWords(
  t: Translate,
  { own, pending }: MethodView,
  locale: string,
  timeZone = here(),
  now = new Date().toISOString(),
): string {
  const day = (at: string) => formatDay(at, locale, timeZone);
  if (pending?.state === 'waiting') return t('verify.state.waiting', { date: day(pending.since) });
  if (own?.isRevoked) return t('verify.state.revoked');
  if (own && own.expiresAt === null) return t('verify.state.granted');
  if (own?.expiresAt)
    return t(own.expiresAt <= now ? 'verify.state.expired' : 'verify.state.granted-until', {
      date: day(own.expiresAt),
    });
  return pending ? t('verify.state.refused', { date: day(pending.since) }) : '';
}

/** Ways to verify, each with what it needs and how long it takes. */
export function MethodChoice({ t, items, locale, timeZone, choose }: ChoiceProps) {
  return (
    <section class="stack stack-16" aria-labelledby="verify-choose">
      <h2 id="verify-choose">{t('verify.choose')}</h2>
      <ul class="plain-list stack">
        {items.map((view) => {
          const { method } = view.offered;
          const standing = standingWords(t, view, locale, timeZone);
          const name = t(`verify.method.${method}`);
          return (
            <li key={method} class="panel stack stack-8">
              <h3>{name}</h3>
              <p class="small">{t('verify.needs', { what: t(`verify.needs.${method}`) })}</p>
              <p class="small muted">{t('verify.takes', { time: t(`verify.takes.${method}`) })}</p>
              {standing !== '' && <p class="note">{standing}</p>}
              <p>
                <button
                  class="btn btn--2 btn--s"
                  type="button"
                  aria-label={t('verify.choose-this', { method: name })}
                  onClick={() => choose(method)}
                >
                  {t('verify.choose-short')}
                </button>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
