import type { Localized } from '../../../../shared/platform/locale.ts';
import type { ManagedSitePage } from '../../../../shared/spaces/site-page.ts';
import { writtenIn } from '../forms/texts.ts';

/** A page of the site as its form holds it. */
export interface SitePageDraft {
  readonly slug: string;
  readonly title: Localized;
  readonly body: Localized;
  readonly layout: ManagedSitePage['layout'];
  readonly isInFooter: boolean;
  /** As it is typed. */
  readonly position: string;
  readonly isPublished: boolean;
}

/** A new page: published when it is created, after all others. */
export const EMPTY_PAGE: SitePageDraft = {
  slug: '',
  title: {},
  body: {},
  layout: 'text',
  isInFooter: true,
  position: '10',
  isPublished: true,
};

/** What the form shows of a stored or generated page. */
export const draftOf = ({ slug, title, body, layout, isInFooter, position, isPublished }: ManagedSitePage) => ({
  slug,
  title,
  body,
  layout,
  isInFooter,
  position: String(position),
  isPublished,
});

/** Body of the request that stores a draft, without the address: that one never changes. */
export function bodyOf({ slug: _, title, body, position, ...rest }: SitePageDraft) {
  // What is no number is sent as none: the API says beside the field what is wrong.
  return { ...rest, title: writtenIn(title), body: writtenIn(body), position: position === '' ? -1 : Number(position) };
}
