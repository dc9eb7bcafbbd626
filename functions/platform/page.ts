import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import type { Services } from './services.ts';
import type { PublishJob } from './stream/reactions.ts';

/** What a loader is given: the language, the parts of the path, and the query string for pages rendered on demand. */
export interface PageRequest {
  readonly locale: InterfaceLocale;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Fields that every page has, already loaded. */
  readonly frame: PageFrame;
}

/** A kind of page: where it lives, how its data are read, and which paths there are. */
export interface PageKind {
  /** Below the language, such as `/processes/{slug}/`. */
  readonly pattern: string;
  /** `published` stands in the site bucket; `views` is rendered for each request and kept at the CDN for a moment. */
  readonly delivery: 'published' | 'views';
  /** `false` keeps pages out of the common sitemap: forms say nothing by themselves, proposals have sitemaps of their own. */
  readonly inSitemap?: boolean;
  /** Data of the page, or `undefined` where there is none: a published page is then removed. */
  load(request: PageRequest, services: Services): Promise<PageFrame | undefined>;
  /** Paths that a job means, without the language; only for jobs that name more than one page. */
  pathsOf?(job: Exclude<PublishJob, { readonly page: string }>, services: Services): Promise<readonly string[]>;
}

/** A file of the site that has no language of its own, such as the choice of language at the root. */
export interface SiteFile {
  /** As browsers ask for it: `/assets/organization.css`, `/404/index.html`. */
  readonly path: string;
  readonly contentType: string;
  /** `undefined` where there is nothing (any more): the object is then removed. */
  make(context: SiteFileContext): Promise<string | Uint8Array | undefined>;
}

/** Files of one kind that have no language, such as the tally of each process. */
export interface FileKind {
  /** As browsers ask for it: `/tallies/processes/{processId}.json`. */
  readonly pattern: string;
  readonly contentType: string;
  /** Lists addresses for search engines: the index of the sitemap names it. */
  readonly isSitemap?: boolean;
  make(params: Readonly<Record<string, string>>, context: SiteFileContext): Promise<string | Uint8Array | undefined>;
  /** Paths that a job means; only for jobs that name more than one page. */
  pathsOf?(job: Exclude<PublishJob, { readonly page: string }>, services: Services): Promise<readonly string[]>;
}

export interface SiteFileContext {
  readonly services: Services;
  readonly frames: Frames;
  readonly render: Render;
  readonly kinds: readonly PageKind[];
  readonly fileKinds: readonly FileKind[];
}

/** Fields that every page has, for a language and a path without it. */
export type Frames = (locale: InterfaceLocale, path: string) => PageFrame;

/** Turns a path into HTML: the Astro server build as a library. */
export type Render = (
  path: string,
  locals: { readonly page: PageFrame },
) => Promise<{ readonly status: number; readonly html: string }>;
