import type { VerificationMethod } from '../../../shared/verifications/method.ts';
import type { MethodForm } from './method-form.ts';

/**
 * The form of each method, loaded when somebody chooses it. `null`: there is nothing to fill in, words say where to go.
 * A method adds its line here: `census: async () => (await import('./methods/CensusForm.tsx')).CensusForm`.
 */
export const METHOD_FORMS: Readonly<Record<VerificationMethod, (() => Promise<MethodForm>) | null>> = {
  census: async () => (await import('./methods/CensusForm.tsx')).CensusForm,
  'postal-code': async () => (await import('./methods/PostalCodeForm.tsx')).PostalCodeForm,
  sms: async () => (await import('./methods/SmsForm.tsx')).SmsForm,
  'postal-letter': async () => (await import('./methods/PostalLetterForm.tsx')).PostalLetterForm,
  'id-document': async () => (await import('./methods/IdDocumentForm.tsx')).IdDocumentForm,
  desk: null,
};

/** Methods in the order in which they are offered: what takes least time comes first. */
export const METHOD_ORDER: readonly VerificationMethod[] = [
  'census',
  'sms',
  'postal-code',
  'id-document',
  'postal-letter',
  'desk',
];
