import { createHash } from 'node:crypto';

const INLINE = /<(script|style)(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/\1>/g;
const CHARSET = /<meta charset="?utf-8"?\s*\/?>/i;

const digests = new Map<string, string>();
/** Inline scripts are few and the same on every page, so each is digested once. */
function digest(content: string): string {
  const known = digests.get(content) ?? `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
  digests.set(content, known);
  return known;
}

const sources = (policy: string, directive: string): readonly string[] =>
  policy
    .split(';')
    .map((part) => part.trim().split(/\s+/))
    .find(([name]) => name === directive)
    ?.slice(1) ?? [];

const PLAYER = / data-video="(https:\/\/[^/"]+)\//g;

/** Who may be shown in a frame: the hosts of the videos that stand in this page, and nobody where there is none. */
function frames(html: string): readonly string[] {
  const hosts = [...new Set(Array.from(html.matchAll(PLAYER), ([, host = '']) => host))];
  return hosts.length === 0 ? [] : [`frame-src ${hosts.join(' ')}`];
}

/**
 * Writes the content security policy into a page, since a bucket cannot replay the header that Astro answers with.
 *
 * Astro's policy allows every script of the build. Of its hashes only those of inline scripts and styles that stand in
 * this page are kept: pages stay small, and a script that the build does not know is never allowed. Frames are of the page
 * itself, or of the videos that it shows.
 * @param policy value of Astro's `content-security-policy` header
 */
export function withPolicy(html: string, policy: string): string {
  const inline = new Set(Array.from(html.matchAll(INLINE), ([, , content]) => digest(content ?? '')));
  const narrowed = (directive: string) =>
    [
      directive,
      ...sources(policy, directive).filter((source) => !source.startsWith("'sha") || inline.has(source)),
    ].join(' ');
  const others = policy.split(';').map((part) => part.trim());
  const kept = others.filter((part) => part !== '' && !/^(script|style)-src /.test(part));
  const content = [...kept, ...frames(html), narrowed('script-src'), narrowed('style-src')].join('; ');
  return html.replace(
    CHARSET,
    (charset) => `${charset}<meta http-equiv="content-security-policy" content="${content}">`,
  );
}
