import { formatMoney } from '../../../shared/budgets/format-money.ts';
import type { BudgetGate, BudgetSpaceView } from '../../../shared/budgets/views.ts';
import { budgetsWords } from '../../../shared/budgets/words.ts';
import { participantsWords } from '../../../shared/participants/words.ts';
import type { CompiledMessages } from '../../../shared/platform/format.ts';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { messagesFor, translator } from '../../../shared/platform/messages.ts';
import type { PageFrame } from '../../../shared/platform/views.ts';
import { platformWords } from '../../../shared/platform/words.ts';
import { worksWithoutAccount } from '../../../shared/verifications/method.ts';
import { needsWords } from '../../../shared/verifications/needs.ts';
import type { RequirementViews } from '../../../shared/verifications/views.ts';
import { verificationsWords } from '../../../shared/verifications/words.ts';
import { hrefOf } from '../platform/page.ts';

/** What an action can be refused for; all other words of verification come with its forms. */
const REFUSALS = ['required', 'expired', 'too-young', 'other-territory'].map((code) => `problem.verification.${code}`);

/** Words of the island of a ballot. */
export const ballotWords = (locale: InterfaceLocale): readonly CompiledMessages[] => [
  messagesFor(platformWords, locale, 'problem.'),
  messagesFor(participantsWords, locale, 'sign-in.', 'problem.'),
  messagesFor(budgetsWords, locale, 'basket.', 'ballot.', ...BALLOT_PROBLEMS),
  messagesFor(verificationsWords, locale, ...REFUSALS),
];
/** Refusals of those who vote; the others are for the back office. */
const BALLOT_PROBLEMS = [
  'voting-closed',
  'voted-on-paper',
  'ballot-refused',
  'ballot-changed-meanwhile',
  'basket-changed-meanwhile',
  'sealed',
].map((code) => `problem.budget.${code}`);

interface OfBallot extends PageFrame, BudgetSpaceView {
  readonly gate: BudgetGate;
  readonly requirements: RequirementViews;
}

/** What the island of a ballot is given on every page that has one. */
export function ballotProps(page: OfBallot) {
  const { vote } = page.requirements;
  const { locale, organization, component, gate } = page;
  return {
    locale,
    timeZone: organization.timeZone,
    componentId: component.id,
    path: hrefOf(page, component.path),
    voting: gate.voting,
    phase: gate.phase,
    defaultLocale: organization.defaultLocale,
    needs: needsWords(translator(verificationsWords, locale), 'vote', vote, locale),
    guestMethods: vote?.withoutAccount
      ? vote.methods.map(({ method }) => method).filter((method) => worksWithoutAccount(method))
      : null,
  };
}

/** Says amounts of a page. */
export const moneyOf =
  ({ locale, gate }: Pick<OfBallot, 'locale' | 'gate'>) =>
  (amount: number): string =>
    formatMoney(amount, gate.settings.currency, locale);
