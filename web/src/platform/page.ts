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

/** Address of a page of this site in the language of `page`: paths of view models carry no language. */
export const hrefOf = ({ locale }: Pick<PageFrame, 'locale'>, path: string): string => `/${locale}${path}`;

/** The `lang` attribute of a text, nothing where it is the page's own language. */
export const langOf = (page: Pick<PageFrame, 'locale'>, locale: string): string | undefined =>
  locale === page.locale ? undefined : locale;
