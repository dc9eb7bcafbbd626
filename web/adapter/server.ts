import { createApp } from 'astro/app/entrypoint';
import { setGetEnv } from 'astro/env/setup';
import { withPolicy } from './policy.ts';

setGetEnv(() => undefined);
const app = createApp({ streaming: false });

/** Only the path of an address reaches templates: origins come with the view model. */
const ORIGIN = 'https://publisher.invalid';
const NOT_FOUND_PAGE = /^(\/[a-z]{2})?\/404\/?$/;

/**
 * Renders one page.
 *
 * @param path public path with its language and trailing slash, and a query string where there is one
 * @param locals `{ page }`, the view model of that path (shared/<feature>/views.ts)
 * @returns status 200, or 404 for a path that no template answers: whoever stores pages then removes the object.
 *   The page that says "not found" is a page like any other, so it has status 200 here.
 * @throws when the view model does not fit the template
 */
export async function render(path: string, locals: App.Locals): Promise<{ status: number; html: string }> {
  const address = new URL(path, ORIGIN);
  const response = await app.render(new Request(address), { locals });
  const html = await response.text();
  if (response.status >= 500) throw new Error(`${path} could not be rendered: ${response.status}`);
  const status = response.status === 404 && NOT_FOUND_PAGE.test(address.pathname) ? 200 : response.status;
  const policy = response.headers.get('content-security-policy');
  return { status, html: policy === null ? html : withPolicy(html, policy) };
}
