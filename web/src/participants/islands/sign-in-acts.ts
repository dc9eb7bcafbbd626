import type { Me } from '../../../../shared/participants/contract.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { InterfaceLocale } from '../../../../shared/platform/locale.ts';
import { accountApi, ownNewsletter } from '../account-api.ts';
import { digitsOf, errorsOf, keepSent, type Sent, type StepErrors, textOf } from './sign-in-flow.ts';

/** Where sign-in stands. */
export type At =
  | { readonly step: 'email'; readonly email: string }
  | { readonly step: 'code'; readonly sent: Sent }
  | { readonly step: 'link'; readonly token: string }
  | { readonly step: 'profile' }
  | { readonly step: 'done'; readonly name: string };

/** What the acts of sign-in need to know and to do. */
export interface Flow {
  readonly t: Translate;
  readonly locale: InterfaceLocale;
  readonly at: At;
  /** Where the reader goes on to after a mailed link. */
  readonly returnTo: () => string;
  readonly go: (at: At, status?: string) => void;
  readonly fail: (errors: StepErrors) => void;
  /** Somebody has signed in, or completed the profile. */
  readonly enter: (me: Me) => void;
}

/** Has a code mailed; again, when one was. */
export async function requestCode({ t, locale, at, returnTo, go, fail }: Flow, typed: string): Promise<void> {
  const email = typed.trim();
  if (!email.includes('@')) return fail({ email: t(email ? 'sign-in.email-invalid' : 'sign-in.email-missing') });
  const result = await accountApi.requestCode({ body: { email, locale, returnTo: returnTo() } });
  const isAgain = at.step === 'code';
  if (!result.ok) return fail(errorsOf(t, result.problem, isAgain ? 'form' : 'email'));
  const sent = { email, minutes: Math.round(result.data.expiresInSeconds / 60) };
  keepSent(sent);
  go({ step: 'code', sent }, isAgain ? t('sign-in.sent-again', { email }) : '');
}

export async function enterCode({ t, fail, enter }: Flow, email: string, typed: string): Promise<void> {
  const code = digitsOf(typed);
  if (code === null) return fail({ code: t('sign-in.code-incomplete') });
  const result = await accountApi.signIn({ body: { email, code } });
  if (result.ok) enter(result.data.participant);
  else fail(errorsOf(t, result.problem, 'code'));
}

/** Uses the token of a mailed link: only this press does, because mail scanners follow links. */
export async function enterToken({ t, returnTo, go, fail, enter }: Flow, token: string): Promise<void> {
  const result = await accountApi.signIn({ body: { token } });
  if (!result.ok && result.problem.code === 'network.failed') return fail(errorsOf(t, result.problem, 'form'));
  // Used up: it must not stay in the address, in the history or in a reload.
  history.replaceState(null, '', `${location.pathname}?returnTo=${encodeURIComponent(returnTo())}`);
  if (result.ok) return enter(result.data.participant);
  go({ step: 'email', email: '' });
  fail(errorsOf(t, result.problem, 'form'));
}

export async function enterProfile({ t, locale, fail, enter }: Flow, values: FormData): Promise<void> {
  const displayName = textOf(values, 'displayName').trim();
  const acceptsCharter = values.has('acceptsCharter');
  if (displayName.length < 2 || !acceptsCharter) {
    return fail({
      ...(displayName.length < 2 ? { displayName: t('sign-in.name-length') } : {}),
      ...(acceptsCharter ? {} : { acceptsCharter: t('sign-in.charter-required') }),
    });
  }
  const result = await accountApi.updateProfile({ body: { displayName, locale, acceptsCharter } });
  if (!result.ok) return fail(errorsOf(t, result.problem, 'form'));
  // Where this fails the person is in all the same: the account has the switch.
  if (values.has('newsletter')) await ownNewsletter.writeOwn({ body: { isSubscribed: true, locale } });
  enter(result.data.participant);
}
