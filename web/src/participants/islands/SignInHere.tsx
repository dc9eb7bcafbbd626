import { useEffect, useState } from 'preact/hooks';
import type { ServiceName } from '../../../../shared/identities/service.ts';
import type { Me } from '../../../../shared/participants/contract.ts';
import { identitiesApi } from '../../identities/identities-api.ts';
import type { Words } from '../../platform/page-words.ts';
import { SignIn } from './SignIn.tsx';

interface SignInHereProps extends Words {
  readonly reason: string;
  readonly onDone: (me: Me) => void;
}

/** Sign-in over any page: which services there are is asked for, since only the page for signing in knows. */
export function SignInHere(props: SignInHereProps) {
  const [services, setServices] = useState<readonly ServiceName[]>([]);
  const { locale } = props;
  useEffect(() => {
    // Without an answer there is the code by mail, as ever.
    identitiesApi.listServices({ query: { locale }, tries: 1 }).then((result) => {
      if (result.ok) setServices(result.data.items);
    });
  }, [locale]);
  return <SignIn {...props} services={services} />;
}
