import { features } from '../../functions/features.ts';
import type { Render } from '../../functions/platform/page.ts';
import { siteOf } from '../../functions/spaces/site.ts';
import { renderView } from '../../functions/views/render.ts';
import type { TestPlatform } from '../support/platform.ts';

const renderJson: Render = async (_, { page }) => ({ status: 200, html: JSON.stringify(page) });

/** View model of a page as it is published, by its key in the site bucket; `undefined` where there is none. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads into the page it expects and fails when it is not there
export async function renderingOf({ services }: Pick<TestPlatform, 'services'>, key: string): Promise<any> {
  const file = await services.files.site.get(key);
  if (file === undefined) return undefined;
  return JSON.parse(new TextDecoder().decode(file.body).replace(/^<!-- \S+ -->/, ''));
}

/** View model of a page that is rendered on demand, with the status of the answer. */
export async function viewOf(
  { services }: Pick<TestPlatform, 'services'>,
  path: string,
  query: string,
  // biome-ignore lint/suspicious/noExplicitAny: as above
): Promise<{ readonly status: number; readonly page: any }> {
  const { status, html } = await renderView(path, query, services, siteOf(features, renderJson));
  return { status, page: JSON.parse(html) };
}
