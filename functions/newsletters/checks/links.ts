import type { CheckedLink } from '../../../shared/newsletters/checks.ts';
import type { NewsletterBlockView } from '../../../shared/newsletters/views.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Services } from '../../platform/services.ts';
import type { ShownBlock } from '../content/shown-blocks.ts';
import { askFor } from './head.ts';

/** A link of a text, and the words that it stands behind. */
export interface TextLink {
  readonly url: string;
  readonly words: string;
  readonly blockId: string;
}

const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .trim();

function linksIn(view: NewsletterBlockView): { readonly url: string; readonly words: string }[] {
  if (view.kind === 'text')
    return Array.from(
      view.html.matchAll(/<a\b[^>]*\bhref="([^"]*)"[^>]*>(.*?)<\/a>/gs),
      ([, url = '', words = '']) => ({
        url: plain(url),
        words: plain(words),
      }),
    );
  if (view.kind === 'button') return [{ url: view.url, words: view.text }];
  if (view.kind === 'image') return view.link === null ? [] : [{ url: view.link, words: view.alt }];
  return view.kind === 'card' && view.url !== null ? [{ url: view.url, words: view.title.text }] : [];
}

/** Every link of a newsletter in one language, in its order. */
export const linksOf = (blocks: readonly ShownBlock[]): TextLink[] =>
  blocks.flatMap(({ id, view }) => linksIn(view).map((link) => ({ ...link, blockId: id })));

type Looked = Pick<CheckedLink, 'state' | 'status'>;

/** A page of this site: it is there if it is published. What is rendered on demand, or no page, is not looked at. */
async function lookAtOwn({ files }: Pick<Services, 'files'>, path: string): Promise<Looked> {
  const [clean = ''] = path.split(/[?#]/);
  if (/^\/(api|admin|media|assets)\//.test(clean) || /\/search\/$/.test(clean))
    return { state: 'not-looked-at', status: null };
  const key = decodeURI(clean.endsWith('/') ? `${clean}index.html` : clean).slice(1);
  const isThere = (await files.site.size(key)) !== undefined;
  return { state: isThere ? 'works' : 'not-published', status: null };
}

/** Answers of a server that is there and does not want to be asked so. */
const SHY = new Set([401, 403, 405, 429, 501]);

async function lookAtForeign(url: string): Promise<Looked> {
  const answer = await askFor(url);
  if (answer.kind === 'not-public') return { state: 'not-looked-at', status: null };
  if (answer.kind === 'unreachable') return { state: 'unreachable', status: null };
  const { status } = answer;
  return { state: status < 400 || SHY.has(status) ? 'works' : 'broken', status };
}

/** Foreign addresses that are asked in one check. */
const MOST = 40;
const AT_ONCE = 8;

/** Looks up every address once. A page of another site is asked for with HEAD, at a public server only. */
export async function lookAtLinks(
  services: Pick<Services, 'files' | 'config'>,
  urls: readonly string[],
): Promise<ReadonlyMap<string, Looked>> {
  const { siteOrigin } = services.config;
  const isOwn = (url: string) => url.startsWith('/') || url.startsWith(`${siteOrigin}/`);
  const unique = [...new Set(urls)];
  const asked = new Set(unique.filter((url) => !isOwn(url) && url.startsWith('https:')).slice(0, MOST));
  const looked = await inParallel(unique, AT_ONCE, async (url): Promise<[string, Looked]> => {
    if (isOwn(url)) return [url, await lookAtOwn(services, url.replace(siteOrigin, ''))];
    return [url, asked.has(url) ? await lookAtForeign(url) : { state: 'not-looked-at', status: null }];
  });
  return new Map(looked);
}
