import type { ComponentType } from 'preact';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import type { VerificationMethod } from '../../../shared/verifications/method.ts';
import type { Words } from '../platform/page-words.ts';

/** What the form of a method is given, on its page and in the window that opens when an action asks for it. */
export interface MethodFormProps {
  /** With the words of verification. */
  readonly words: Words;
  readonly locale: InterfaceLocale;
  readonly method: VerificationMethod;
  /** Public part of the method's settings, `PUBLIC_SETTINGS` in shared/verifications/method-settings.ts. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Nobody is signed in: the form has the consent to the charter on it, and what it proves is done at once. */
  readonly withoutAccount: boolean;
  /** What the button does, in words: “Verify”, or “Verify and vote”. */
  readonly action: string;
  /** The method has confirmed it: the authorization is there. Not called by methods that are decided later. */
  readonly onProven: () => void;
  /** The method is decided later, and the request is there: whoever is around says so. */
  readonly onWaiting: () => void;
}

/** A form that the registry of methods loads when somebody chooses the method. */
export type MethodForm = ComponentType<MethodFormProps>;
