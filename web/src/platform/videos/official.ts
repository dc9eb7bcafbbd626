/** Texts of the organization as pages show them: sanitized before they came here, with their videos. */
import type { InterfaceLocale } from '../../../../shared/platform/locale.ts';
import { translator } from '../../../../shared/platform/messages.ts';
import { videoAt } from '../../../../shared/platform/video.ts';
import type { ShownHtml } from '../../../../shared/platform/views.ts';
import { platformWords } from '../../../../shared/platform/words.ts';

/** A link that is a paragraph of its own, as it comes sanitized: nothing else of it could be mistaken for one. */
const LONE_LINK = /<p><a href="([^"]+)" rel="[^"]*">([^<]*)<\/a><\/p>/g;

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const written = (html: string) => html.replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity);
const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (character) => Object.entries(ENTITIES).find(([, one]) => one === character)?.[0] ?? '');

/**
 * HTML in which a link to a video that stands alone in its paragraph is a still block: it says where the video is, and that
 * nothing is loaded from there before somebody asks. A script of the page adds the button, without one the link remains.
 *
 * @param html sanitized: no attribute of ours can be in it
 * @param locale of the words around it
 */
export function withVideos(html: string, locale: InterfaceLocale): string {
  const t = translator(platformWords, locale);
  return html.replace(LONE_LINK, (paragraph: string, href: string, label: string) => {
    const video = videoAt(written(href));
    if (video === undefined) return paragraph;
    const host = escaped(video.host);
    const data = `data-video="${escaped(video.player)}" data-show="${escaped(t('video.show'))}"`;
    const text = label === href ? t('video.on', { host }) : label;
    return (
      `<div class="panel stack stack-8" lang="${locale}" ${data}>` +
      `<p><a href="${href}" rel="noopener">${text}</a></p>` +
      `<p class="small muted">${escaped(t('video.before', { host: video.host }))}</p></div>`
    );
  });
}

/** A text of the organization with its videos. */
export const official = (text: ShownHtml, locale: InterfaceLocale): ShownHtml => ({
  ...text,
  html: withVideos(text.html, locale),
});
