import { createApp } from 'astro/app/entrypoint';
import { setGetEnv } from 'astro/env/setup';
import juice from 'juice/client';
import type { MailColors, MailPage } from '../../shared/platform/mail-view.ts';
import { deviceStyles, inlinedStyles } from '../src/platform/mail/styles.ts';

setGetEnv(() => undefined);
const app = createApp({ streaming: false });

// Words of newsletters may hold `{{…}}`: they are text here, not the blocks of some language of templates.
for (const name of Object.keys(juice.codeBlocks)) delete juice.codeBlocks[name];

const OPTIONS = { applyWidthAttributes: false, applyHeightAttributes: false, applyAttributesTableElements: true };

const ADDRESS = 'https://mail.invalid/mail/';

/**
 * Renders a mail with its styles in the elements.
 * @throws when the view model does not fit the template
 */
export async function render(mail: MailPage, colors: MailColors): Promise<string> {
  const response = await app.render(new Request(ADDRESS), { locals: { mail } });
  const html = await response.text();
  if (response.status !== 200) throw new Error(`a mail could not be rendered: ${response.status}`);
  const inlined = juice.inlineContent(html, inlinedStyles(colors), OPTIONS);
  return inlined.replace('</head>', `<style>${deviceStyles(colors)}</style></head>`);
}
