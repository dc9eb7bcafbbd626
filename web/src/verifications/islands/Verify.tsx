import { useEffect, useRef, useState } from 'preact/hooks';
import type { VerificationMethod } from '../../../../shared/verifications/method.ts';
import { openSignIn } from '../../participants/islands/open-sign-in.ts';
import { signInPath, useLive, useSession, useWords, type Words } from '../../platform/island.ts';
import { isRegistered } from '../../platform/session.ts';
import { METHOD_ORDER } from '../methods.ts';
import { VerifyHere } from './VerifyHere.tsx';

interface VerifyProps extends Words {
  /** IANA time zone of the organization. */
  readonly timeZone: string;
}

interface Address {
  readonly method: VerificationMethod | null;
  /** Path of this site to go on to; an address in a query must not lead elsewhere. */
  readonly returnTo: string;
}

function addressOf(locale: string): Address {
  const search = new URLSearchParams(location.search);
  const path = search.get('returnTo') ?? '';
  const url = path.startsWith('/') && URL.canParse(path, location.origin) ? new URL(path, location.origin) : null;
  return {
    method: METHOD_ORDER.find((one) => one === search.get('method')) ?? null,
    returnTo:
      url?.origin === location.origin ? url.pathname + url.search + url.hash : `/${locale}/account/#verifications`,
  };
}

/** The page for verifying: which ways there are, and the form of the one chosen. */
export function Verify({ timeZone, ...words }: VerifyProps) {
  const t = useWords(words);
  const live = useLive();
  const me = useSession();
  const [address, setAddress] = useState<Address | null>(null);
  const [proven, setProven] = useState<VerificationMethod | null>(null);
  useEffect(() => setAddress(addressOf(words.locale)), [words.locale]);
  if (!live || me === undefined || address === null) return <p role="status">{t('verify.loading')}</p>;
  if (proven) return <Done t={t} method={proven} address={address} />;
  if (!isRegistered(me)) return <Nobody t={t} words={words} />;
  return (
    <VerifyHere
      words={words}
      votes={false}
      withoutAccount={false}
      methods={null}
      asked={address.method}
      timeZone={timeZone}
      onProven={setProven}
    />
  );
}

interface PartProps {
  readonly t: ReturnType<typeof useWords>;
}

function Nobody({ t, words }: PartProps & { readonly words: Words }) {
  const ask = (event: Event) => {
    event.preventDefault();
    openSignIn(t('verify.sign-in-reason'), words);
  };
  return (
    <div class="stack stack-16">
      <p>{t('verify.sign-in-first')}</p>
      <p>
        <a class="btn" href={signInPath(words.locale, location.pathname + location.search)} onClick={ask}>
          {t('verify.sign-in')}
        </a>
      </p>
    </div>
  );
}

function Done({ t, method, address }: PartProps & { readonly method: VerificationMethod; readonly address: Address }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="stack stack-16" aria-labelledby="verify-done">
      <h2 id="verify-done" tabIndex={-1} ref={heading}>
        {t('verify.done-title')}
      </h2>
      <p class="note note--ok">{t('verify.done', { method: t(`verify.method.${method}`) })}</p>
      <p>
        <a class="btn" href={address.returnTo}>
          {t('verify.continue')}
        </a>
      </p>
    </section>
  );
}
