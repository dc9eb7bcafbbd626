import { useEffect, useState } from 'preact/hooks';
import type { Pending } from '../../../../shared/identities/contract.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import { serviceStart } from '../../participants/islands/SignInServices.tsx';
import { problemWords, signInPath, useWords, type Words } from '../../platform/island.ts';
import { networkFailed, type Problem } from '../../platform/problem.ts';
import { identitiesApi } from '../identities-api.ts';
import type { ChooseAccount } from './ChooseAccount.tsx';

/** What the address of the page says: the service, and why it was refused. */
interface Address {
  readonly service: string;
  readonly problem: string | null;
  readonly returnTo: string;
}

/** Codes of refusals that this page has words for. */
const CODE = /^(?:identity|internal|sign-in|request)\.[a-z-]+$/;
const SERVICE = /^[a-z][a-z0-9-]{1,30}$/;

function addressOf(locale: string): Address {
  const search = new URLSearchParams(location.search);
  const problem = search.get('problem');
  const service = search.get('service') ?? '';
  const path = search.get('returnTo') ?? '';
  // An address that somebody made up must lead nowhere else.
  const url = path.startsWith('/') && URL.canParse(path, location.origin) ? new URL(path, location.origin) : null;
  return {
    service: SERVICE.test(service) ? service : '',
    problem: problem === null ? null : CODE.test(problem) ? problem : 'internal.error',
    returnTo: url?.origin === location.origin ? url.pathname + url.search + url.hash : `/${locale}/`,
  };
}

interface RefusedProps {
  readonly t: Translate;
  readonly words: Words;
  readonly text: string;
  readonly isCalm: boolean;
  readonly address: Address;
}

/** Says what was wrong, and offers another try and the way without a service. */
function Refused({ t, words, text, isCalm, address: { service, returnTo } }: RefusedProps) {
  return (
    <div class="stack stack-16">
      <h2>{t(isCalm ? 'identity.cancelled-title' : 'identity.refused-title')}</h2>
      <p class={isCalm ? 'note' : 'note note--alert'} role={isCalm ? 'status' : 'alert'}>
        {text}
      </p>
      <div class="row">
        {service !== '' && (
          <a class="btn" href={serviceStart(service, words.locale, returnTo)}>
            {t('identity.again')}
          </a>
        )}
        <a class="btn btn--2" href={signInPath(words.locale, returnTo)}>
          {t('identity.other-way')}
        </a>
      </div>
    </div>
  );
}

/** The page after a sign-in service: the choice of an account, or the reason why nobody was signed in. */
export function AfterService(words: Words) {
  const t = useWords(words);
  const [address, setAddress] = useState<Address | null>(null);
  const [choice, setChoice] = useState<{ readonly pending: Pending; readonly Choose: typeof ChooseAccount } | null>(
    null,
  );
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    const found = addressOf(words.locale);
    setAddress(found);
    if (found.problem !== null) return;
    const read = async () => {
      const result = await identitiesApi.readPending({ query: { locale: words.locale } });
      if (!result.ok) return setProblem(result.problem);
      // With its sign-in: whoever is refused needs neither.
      const { ChooseAccount } = await import('./ChooseAccount.tsx');
      setChoice({ pending: result.data, Choose: ChooseAccount });
    };
    read().catch(() => setProblem(networkFailed));
  }, [words.locale]);
  if (address?.problem) {
    const isCalm = address.problem === 'identity.cancelled';
    return <Refused {...{ t, words, address, isCalm }} text={t(`problem.${address.problem}`)} />;
  }
  if (address && problem) return <Refused {...{ t, words, address }} isCalm={false} text={problemWords(t, problem)} />;
  if (choice === null) return <p role="status">{t('identity.loading')}</p>;
  return <choice.Choose t={t} words={words} pending={choice.pending} />;
}
