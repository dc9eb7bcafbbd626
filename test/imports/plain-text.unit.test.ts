import { describe, expect, it } from '@jest/globals';
import { plainText, richTextOf, textsOf } from '../../functions/imports/decidim/plain-text.ts';

describe('texts in files', () => {
  it('have paragraphs, lines and lists of HTML, and none of its marks', () => {
    const html =
      '<p>L&rsquo;&eacute;t&eacute; &amp; <strong>l’hiver</strong>&nbsp;: 1 &lt; 2</p>\n<p>une ligne<br>une autre</p><ul><li>a</li><li>b</li></ul><script>alert(1)</script>';
    expect(plainText(html)).toBe('L’été & l’hiver : 1 < 2\n\nune ligne\nune autre\n\n- a\n- b');
    expect(plainText('&amp;lt;b&amp;gt;')).toBe('&lt;b&gt;');
  });

  it.each([
    ['Markdown as it was written', { format: 'markdown', text: '**fort**\n\n- un\n- deux <b>' }, null],
    ['HTML beside its plain text', { format: 'html', text: '<p>un <b>deux</b></p>' }, '<p>un <b>deux</b></p>'],
    ['Markdown that begins like HTML', { format: 'markdown', text: '<p>un</p>' }, '<p>un</p>'],
  ] as const)('are kept: %s', (_, body, html) => {
    const told = textsOf(body);
    expect(told.html).toBe(html);
    expect(richTextOf(told.text, told.html ?? '').text).toBe(body.text);
  });
});
