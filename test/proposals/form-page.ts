/** The form of proposals on a bare page, and how tests write in it. */
import type { BrowserContext, Page } from 'playwright-core';
import { participantsWords } from '../../shared/participants/words.ts';
import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import { messagesFor } from '../../shared/platform/messages.ts';
import { platformWords } from '../../shared/platform/words.ts';
import { proposalsWords } from '../../shared/proposals/words.ts';
import { type IslandSite, serveIsland } from '../support/island-site.ts';
import { aGate, aProposePage } from '../support/proposal-views.ts';
import { aPhase } from '../support/views.ts';
import { LIST, operations, pageOfProposal, server, settings } from './fake-drafts.ts';

const { component, themes, territories } = aProposePage();
export const THEME = themes[0]?.name.text ?? '';
export const THEME_ID = themes[0]?.id;
export const OPEN = aPhase({ startsAt: '2020-01-01T00:00:00.000Z', endsAt: '2099-12-13T23:00:00.000Z' });
export const propsIn = (locale: InterfaceLocale) => ({
  locale,
  messages: {
    ...messagesFor(platformWords, locale, 'problem.'),
    ...messagesFor(participantsWords, locale, 'sign-in.', 'problem.'),
    ...messagesFor(proposalsWords, locale, 'form.', 'problem.'),
  },
  timeZone: 'Europe/Paris',
  componentId: component.id,
  listPath: LIST,
  gate: aGate({ phase: OPEN, settings }),
  themes,
  territories,
});
export type FormProps = ReturnType<typeof propsIn>;
export const TITLE = 'Open the data of public transport';
export const BODY = 'Today **nobody** knows when a bus comes.\n\n- publish the timetables\n- publish the delays';

/** One window with the form. */
export interface FormPage {
  readonly tab: Page;
  readonly title: ReturnType<Page['getByRole']>;
  readonly body: ReturnType<Page['getByRole']>;
  /** Where the draft is kept, in words. */
  readonly saved: (words: string) => Promise<void>;
  readonly press: (name: string) => Promise<void>;
  readonly compose: (title?: string, body?: string) => Promise<void>;
}

export const formPage = (tab: Page): FormPage => {
  const title = tab.getByRole('textbox', { name: 'Title' });
  const body = tab.getByRole('textbox', { name: 'Your idea' });
  return {
    tab,
    title,
    body,
    saved: (words) => tab.locator('#saved').getByText(words).waitFor(),
    press: (name) => tab.getByRole('button', { name, exact: true }).click(),
    compose: async (words = TITLE, text = BODY) => {
      await title.fill(words);
      await tab.getByRole('radio', { name: THEME, exact: true }).check();
      await body.fill(text);
    },
  };
};

export const serveForm = (overrides: Partial<FormProps> = {}, locale: InterfaceLocale = 'en'): Promise<IslandSite> =>
  serveIsland(
    {
      module: 'web/src/proposals/islands/ProposalForm.tsx',
      name: 'ProposalForm',
      props: { ...propsIn(locale), ...overrides },
    },
    operations,
    pageOfProposal,
  );

/** Opens the form in a new window; somebody is signed in where the fake server has a participant. */
export async function openForm(context: BrowserContext, site: IslandSite, after = ''): Promise<FormPage> {
  if (server.me) await context.addCookies([{ name: 'parvis_signed_in', value: '1', url: site.origin }]);
  const tab = await context.newPage();
  await tab.goto(`${site.origin}${LIST}propose/${after}`);
  return formPage(tab);
}
