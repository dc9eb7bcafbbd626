import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { withPolicy } from '../../web/adapter/policy.ts';

const hash = (content: string) => `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
const KNOWN = 'startIsland()';
const STYLE = 'astro-island{display:contents}';
const ASTRO = `default-src 'self'; script-src 'self' ${hash(KNOWN)} ${hash('another()')}; style-src 'self' ${hash(STYLE)};`;
const page = (body: string) => `<html><head><meta charset="utf-8"><title>x</title></head><body>${body}</body></html>`;

describe('the content policy of a page', () => {
  it('stands right after the charset, before anything that it governs', () => {
    expect(withPolicy(page(''), ASTRO)).toMatch(
      /^<html><head><meta charset="utf-8"><meta http-equiv="content-security-policy"/,
    );
  });

  it('keeps only the hashes of what stands in the page', () => {
    const html = withPolicy(page(`<style>${STYLE}</style><script>${KNOWN}</script>`), ASTRO);
    expect(html).toContain(`script-src 'self' ${hash(KNOWN)}; style-src 'self' ${hash(STYLE)}"`);
    expect(html).not.toContain(hash('another()'));
  });

  it('never allows a script that the build does not know', () => {
    expect(withPolicy(page('<script>steal()</script>'), ASTRO)).not.toContain(hash('steal()'));
  });

  it('keeps the other directives, and adds nothing unsafe', () => {
    const html = withPolicy(page(''), ASTRO);
    expect(html).toContain("default-src 'self'; script-src 'self'; style-src 'self'");
    expect(html).not.toContain('unsafe');
  });
});
