import { formatDay, type Translate } from '../../../../shared/platform/format.ts';
import type { OwnAuthorization, PendingVerification } from '../../../../shared/verifications/own-routes.ts';
import { LoadedPart } from '../../participants/islands/account-loaded.tsx';
import { type AccountPart, useLoaded } from '../../participants/islands/account-part.ts';
import { translatorOf, type Words } from '../../platform/page-words.ts';
import { networkFailed, type Result } from '../../platform/problem.ts';
import { verificationsApi } from '../verifications-api.ts';
import { verifyPath } from '../verify-path.ts';
import { withVerificationWords } from '../words.ts';

interface Own {
  readonly words: Words;
  readonly items: readonly OwnAuthorization[];
  readonly pending: readonly PendingVerification[];
}

async function read(locale: AccountPart['locale']): Promise<Result<Own>> {
  const [own, words] = await Promise.all([
    verificationsApi.listAuthorizations(),
    withVerificationWords({ locale }).catch(() => null),
  ]);
  if (!own.ok) return own;
  return words === null ? { ok: false, problem: networkFailed } : { ok: true, data: { words, ...own.data } };
}

/** What is verified, until when, what waits, and what is kept of the person: own account. */
export function Verifications(part: AccountPart) {
  const { loaded, again } = useLoaded(() => read(part.locale));
  return (
    <LoadedPart t={part.t} loaded={loaded} again={again}>
      {(own) => <OwnVerifications {...own} part={part} />}
    </LoadedPart>
  );
}

interface OwnProps extends Own {
  readonly part: AccountPart;
}

function OwnVerifications({ words, items, pending, part }: OwnProps) {
  const t = translatorOf(words);
  const { locale } = part;
  const page = verifyPath(locale, `/${locale}/account/#verifications`);
  return (
    <div class="stack stack-24">
      <p class="muted">{t('verifications.intro')}</p>
      {pending.length > 0 && (
        <ul class="plain-list stack">
          {pending.map((one) => (
            <li key={one.method}>
              <Pending t={t} part={part} one={one} />
            </li>
          ))}
        </ul>
      )}
      {items.length === 0 && <p class="empty">{t('verifications.none')}</p>}
      {items.length > 0 && (
        <ul class="plain-list stack">
          {items.map((one) => (
            <li key={one.method}>
              <Granted t={t} part={part} one={one} />
            </li>
          ))}
        </ul>
      )}
      <div class="stack stack-8">
        <p class="small muted">{t('verifications.add-text')}</p>
        <p>
          <a class="more" href={page}>
            {t('verifications.add')}
          </a>
        </p>
      </div>
    </div>
  );
}

interface LineProps<T> {
  readonly t: Translate;
  readonly part: AccountPart;
  readonly one: T;
}

/** Something that was asked for and is not decided, or was refused. */
function Pending({ t, part: { locale, timeZone }, one: { method, state, since } }: LineProps<PendingVerification>) {
  const values = { method: t(`verify.method.${method}`), date: formatDay(since, locale, timeZone) };
  return (
    <div class="note stack stack-8">
      <p>{t(`verifications.${state}-of`, values)}</p>
      <p>
        <a class="more" href={verifyPath(locale, `/${locale}/account/#verifications`, method)}>
          {t('verifications.go-on', values)}
        </a>
      </p>
    </div>
  );
}

/** How long it counts, in words. */
function untilWords(t: Translate, one: OwnAuthorization, day: (at: string) => string, now: string): string {
  if (one.isRevoked) return t('verifications.revoked');
  if (one.expiresAt === null) return t('verifications.for-good');
  return t(one.expiresAt <= now ? 'verifications.expired' : 'verifications.until', { date: day(one.expiresAt) });
}

function Granted({ t, part: { locale, timeZone }, one }: LineProps<OwnAuthorization>) {
  const { method, bornOn, territoryId, grantedAt, renewableFrom } = one;
  const now = new Date().toISOString();
  const day = (at: string) => formatDay(at, locale, timeZone);
  const name = t(`verify.method.${method}`);
  const kept = [
    // A day of the calendar is no moment: in any zone but UTC it could become the day before.
    ...(bornOn === null ? [] : [t('verifications.kept-born', { date: formatDay(bornOn, locale, 'UTC') })]),
    ...(territoryId === null ? [] : [t('verifications.kept-place')]),
    t('verifications.kept-hash'),
  ];
  return (
    <section class="panel stack stack-8" aria-label={name}>
      <h3>{name}</h3>
      <p class="meta">
        <span>{t('verifications.granted', { date: day(grantedAt) })}</span>
        <span>{untilWords(t, one, day, now)}</span>
      </p>
      <p class="small">
        {t('verifications.kept', { what: new Intl.ListFormat(locale, { type: 'conjunction' }).format(kept) })}
      </p>
      {renewableFrom <= now ? (
        <p>
          <a
            class="btn btn--2 btn--s"
            href={verifyPath(locale, `/${locale}/account/#verifications`, method)}
            aria-label={t('verifications.renew-label', { method: name })}
          >
            {t('verifications.renew')}
          </a>
        </p>
      ) : (
        one.expiresAt !== null && (
          <p class="small muted">{t('verifications.renew-from', { date: day(renewableFrom) })}</p>
        )
      )}
    </section>
  );
}
