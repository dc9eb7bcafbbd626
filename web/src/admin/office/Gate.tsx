import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Me } from '../../../../shared/participants/contract.ts';
import { useAssistance } from '../../assistance/islands/use-assistance.ts';
import { SignIn } from '../../participants/islands/SignIn.tsx';
import { useSession } from '../../platform/island.ts';
import { isRegistered, setSession } from '../../platform/session.ts';
import type { Words } from '../language.ts';
import { RightsContext, rightsOf } from '../rights.ts';
import { endSession } from '../sign-out.ts';
import { isInvited } from '../team/invited.ts';
import { Doorstep } from './Doorstep.tsx';

interface GateProps {
  readonly words: Words;
  readonly children: ComponentChildren;
}

/** Sign-in sets the session, which the gate follows: nothing is left to do. */
const follow = () => undefined;

/** Whether somebody has any role here. */
const isStaff = ({ role, grants }: Me): boolean => role === 'administrator' || grants.length > 0;

/**
 * Lets people with a role in, once they have shown their second factor; others sign in here and now, accept the
 * invitation that they came with, or read why they cannot go on.
 */
export function Gate({ words, children }: GateProps) {
  const { t, locale, messages } = words;
  const me = useSession();
  useAssistance(me, locale);
  const lastIn = useRef<Me | null>(null);
  const invited = isInvited();
  if (me && isRegistered(me) && isStaff(me) && me.secondFactor === 'shown' && !invited) lastIn.current = me;
  const rights = useMemo(() => lastIn.current && rightsOf(lastIn.current), [lastIn.current]);
  // Whoever was in stays: a session that ends must not take with it what was typed. The API is what refuses.
  if (rights) return <RightsContext.Provider value={rights}>{children}</RightsContext.Provider>;
  if (me === undefined)
    return (
      <Doorstep title={t('office.title')}>
        <p role="status">{t('loading')}</p>
      </Doorstep>
    );
  if (!isRegistered(me))
    return (
      <Doorstep title={t('office.title')}>
        <div class="panel gate">
          <SignIn
            locale={locale}
            messages={messages}
            reason={t(invited ? 'gate.invited' : 'gate.reason')}
            onDone={follow}
          />
        </div>
      </Doorstep>
    );
  if (me.assistance) return <Assisting words={words} />;
  if (invited || isStaff(me)) return <Door words={words} me={me} isInvited={invited} />;
  return <WithoutRole words={words} email={me.email} />;
}

type Screens = typeof import('../second-factor/screens.ts');

/** Invitation and second factor, loaded with their words; a failure, as after a deployment, loads the whole page again. */
function Door({ words, me, isInvited }: { readonly words: Words; readonly me: Me; readonly isInvited: boolean }) {
  const [screens, setScreens] = useState<Screens | null>(null);
  useEffect(() => {
    Promise.all([import('../second-factor/screens.ts'), words.learn(['door'])]).then(
      ([loaded]) => setScreens(loaded),
      () => location.reload(),
    );
  }, [words]);
  if (!screens)
    return (
      <Doorstep title={words.t('office.title')}>
        <p role="status">{words.t('loading')}</p>
      </Doorstep>
    );
  return isInvited ? (
    <screens.Invitation words={words} email={me.email} />
  ) : (
    <screens.SecondFactor words={words} me={me} />
  );
}

/** An agent who enters for somebody has none of their own powers: the bar at the top ends it. */
function Assisting({ words: { t, locale } }: { readonly words: Words }) {
  return (
    <Doorstep title={t('gate.assisting.title')}>
      <p>{t('gate.assisting.text')}</p>
      <a class="btn btn--2" href={`/${locale}/`}>
        {t('gate.home')}
      </a>
    </Doorstep>
  );
}

function WithoutRole({ words: { t, locale }, email }: { readonly words: Words; readonly email: string }) {
  const signOut = async () => {
    const ended = await endSession();
    if (ended.ok && ended.data.url !== null) return location.assign(ended.data.url);
    setSession(null);
  };
  return (
    <Doorstep title={t('gate.refused.title')}>
      <p>{t('gate.refused.text', { email })}</p>
      <div class="row">
        <button class="btn" type="button" onClick={signOut}>
          {t('gate.other-account')}
        </button>
        <a class="btn btn--2" href={`/${locale}/`}>
          {t('gate.home')}
        </a>
      </div>
    </Doorstep>
  );
}
