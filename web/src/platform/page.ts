import type { PageFrame } from '../../../shared/platform/views.ts';

/**
 * The view model of the page that is rendered, with the type that its template expects.
 * The caller of `render` chose it by the path; nothing checks it again.
 * @throws when `render` was called without one
 */
export function pageOf<P extends PageFrame>(locals: App.Locals): P {
  if (locals.page === undefined) throw new Error('render(path, locals) needs the view model in locals.page');
  return locals.page as P;
}

type Place = Pick<PageFrame, 'locale' | 'preview'>;

/** In a preview, pages of the process that is previewed stand below the token; others are those of the site. */
const isPreviewed = ({ preview }: Place, path: string): boolean =>
  preview !== undefined && path.startsWith(`/processes/${preview.slug}/`);

/** Address of a page of this site in a language. */
export const hrefIn = (locale: string, page: Place, path: string): string =>
  isPreviewed(page, path) ? `/${locale}/preview/${page.preview?.token}${path}` : `/${locale}${path}`;

/** Address of a page of this site in the language of `page`: paths of view models carry no language. */
export const hrefOf = (page: Place, path: string): string => hrefIn(page.locale, page, path);

/** The `lang` attribute of a text, nothing where it is the page's own language. */
export const langOf = (page: Pick<PageFrame, 'locale'>, locale: string): string | undefined =>
  locale === page.locale ? undefined : locale;
