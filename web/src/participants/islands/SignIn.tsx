import type { ServiceName } from '../../../../shared/identities/service.ts';
import type { Me } from '../../../../shared/participants/contract.ts';
import { useLive, type Words } from '../../platform/island.ts';
import { SignInServices } from './SignInServices.tsx';
import { enterCode, enterProfile, enterToken, requestCode } from './sign-in-acts.ts';
import { forgetSent, type Sent, textOf } from './sign-in-flow.ts';
import { CodeControl, EmailControl, ProfileControls, Step } from './sign-in-steps.tsx';
import { type SignInState, useSignIn } from './use-sign-in.ts';

interface SignInProps extends Words {
  /** What it is for, in words. */
  readonly reason?: string;
  /** Called once somebody is signed in and registered. Without it (on the page) the reader goes where they came from. */
  readonly onDone?: (me: Me) => void;
  /** Services to sign in with instead. */
  readonly services?: readonly ServiceName[];
  /** Address that stands in the field already. */
  readonly email?: string;
}
interface StepProps {
  readonly flow: SignInState;
  readonly live: boolean;
}

/** Sign-in in place: address, code, and the first time name and charter; also the press that a mailed link asks for. */
export function SignIn({ reason, onDone, services = [], email = '', ...words }: SignInProps) {
  const flow = useSignIn(words, onDone, email);
  const live = useLive();
  const { at } = flow;
  switch (at.step) {
    case 'done':
      return <Done flow={flow} name={at.name} />;
    case 'link':
      return <Link flow={flow} live={live} token={at.token} />;
    case 'profile':
      return <Profile flow={flow} live={live} />;
    case 'code':
      return <Code flow={flow} live={live} sent={at.sent} />;
    default:
      return (
        <div class="stack stack-24">
          <Email flow={flow} live={live} email={at.email} reason={reason} />
          <SignInServices flow={flow} live={live} services={services} />
        </div>
      );
  }
}

interface EmailProps extends StepProps {
  readonly email: string;
  readonly reason: string | undefined;
}

function Email({ flow, live, email, reason }: EmailProps) {
  const { t } = flow;
  return (
    <Step
      title={t('sign-in.title')}
      intro={`${reason ? `${reason} ` : ''}${t('sign-in.intro')}`}
      action={t('sign-in.send')}
      errors={flow.errors}
      live={live}
      onSubmit={(values) => requestCode(flow, textOf(values, 'email'))}
      after={
        <noscript>
          <p class="note">{t('sign-in.needs-script')}</p>
        </noscript>
      }
    >
      <EmailControl {...flow} email={email} />
    </Step>
  );
}

function Code({ flow, live, sent }: StepProps & { readonly sent: Sent }) {
  const { t } = flow;
  const change = () => {
    forgetSent();
    flow.go({ step: 'email', email: sent.email });
  };
  return (
    <Step
      title={t('sign-in.code-title')}
      intro={t('sign-in.code-intro', { email: sent.email, minutes: sent.minutes })}
      action={t('sign-in.code-action')}
      errors={flow.errors}
      live={live}
      onSubmit={(values) => enterCode(flow, sent.email, textOf(values, 'code'))}
      after={
        <div class="small row">
          <button class="btn btn--quiet btn--s" type="button" onClick={() => requestCode(flow, sent.email)}>
            {t('sign-in.send-again')}
          </button>
          <button class="btn btn--quiet btn--s" type="button" onClick={change}>
            {t('sign-in.change-email')}
          </button>
          <span role="status">{flow.status}</span>
        </div>
      }
    >
      <CodeControl {...flow} />
    </Step>
  );
}

function Profile({ flow, live }: StepProps) {
  const { t } = flow;
  return (
    <Step
      title={t('sign-in.profile-title')}
      intro={t('sign-in.profile-intro')}
      action={t('sign-in.profile-action')}
      errors={flow.errors}
      live={live}
      onSubmit={(values) => enterProfile(flow, values)}
    >
      <ProfileControls {...flow} charterPath={`/${flow.locale}/charter/`} />
    </Step>
  );
}

function Link({ flow, live, token }: StepProps & { readonly token: string }) {
  const { t } = flow;
  return (
    <Step
      title={t('sign-in.link-title')}
      intro={t('sign-in.link-intro')}
      action={t('sign-in.link-action')}
      errors={flow.errors}
      live={live}
      onSubmit={() => enterToken(flow, token)}
    />
  );
}

function Done({ flow, name }: { readonly flow: SignInState; readonly name: string }) {
  const { t } = flow;
  return (
    <div class="stack stack-16">
      <p>{t('sign-in.signed-in-as', { name })}</p>
      <a class="btn" href={flow.returnTo()}>
        {t('sign-in.continue')}
      </a>
    </div>
  );
}
