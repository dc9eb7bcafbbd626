/// <reference path="../../plugins/virtual-routes.d.ts" />
import type { CompiledMessages } from '../../../shared/platform/format.ts';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import type { Words } from '../platform/page-words.ts';

const catalogues = {
  fr: () => import('virtual:verification-words/verify-fr'),
  en: () => import('virtual:verification-words/verify-en'),
  nl: () => import('virtual:verification-words/verify-nl'),
} satisfies Record<InterfaceLocale, () => Promise<{ messages: CompiledMessages }>>;

/** The words given with those of verification, which no page carries. Rejects where they cannot be loaded. */
export async function withVerificationWords({ locale, messages }: Words): Promise<Words> {
  const { messages: own } = await catalogues[locale]();
  return { locale, messages: { ...own, ...messages } };
}
