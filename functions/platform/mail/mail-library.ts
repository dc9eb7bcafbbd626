import type { MailColors, MailPage } from '../../../shared/platform/mail-view.ts';

/** What `astro build` makes of web/src/platform/mail (`npm run build:web`). */
interface MailLibrary {
  /** A whole mail with its styles in the elements. @throws when it does not fit the template. */
  render(page: MailPage, colors: MailColors): Promise<string>;
}

/** Loaded with the first mail: most programs that can write mails never render one. */
export const mailLibrary = (): Promise<MailLibrary> =>
  // @ts-expect-error built by astro: there are no types, and before the first build there is no file
  import('../../../web/mail/dist/server/entry.mjs');
