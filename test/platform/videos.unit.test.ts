import { describe, expect, it } from '@jest/globals';
import { toHtml } from '../../functions/platform/rich-text.ts';
import { videoAt } from '../../shared/platform/video.ts';
import { withPolicy } from '../../web/adapter/policy.ts';
import { withVideos } from '../../web/src/platform/videos/official.ts';

const officialHtml = (text: string, locale: 'en') => withVideos(toHtml({ format: 'markdown', text }), locale);

const UUID = '9c9de5e8-0a1e-484a-b099-e80766180a6d';

describe('an address of a video', () => {
  it.each([
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=12', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    ['https://youtu.be/dQw4w9WgXcQ?si=x', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    ['https://m.youtube.com/shorts/dQw4w9WgXcQ', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    ['https://vimeo.com/76979871', 'https://player.vimeo.com/video/76979871?dnt=1'],
    ['https://vimeo.com/76979871/0123abcdef', 'https://player.vimeo.com/video/76979871?dnt=1&h=0123abcdef'],
    ['https://www.dailymotion.com/video/x8abcde', 'https://geo.dailymotion.com/player.html?video=x8abcde'],
    ['https://dai.ly/x8abcde', 'https://geo.dailymotion.com/player.html?video=x8abcde'],
    [`https://tube.example.org/videos/watch/${UUID}`, `https://tube.example.org/videos/embed/${UUID}?p2p=0`],
    [
      'https://tube.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv',
      'https://tube.example.org/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv?p2p=0',
    ],
  ])('%s is played at %s', (address, player) => {
    expect(videoAt(address)?.player).toBe(player);
  });

  it.each([
    'http://www.youtube.com/watch?v=dQw4w9WgXcQ',
    'https://www.youtube.com/watch?v="><script>',
    'https://www.youtube.com/@someone',
    'https://youtube.com.example.org/watch?v=dQw4w9WgXcQ',
    'https://vimeo.com/about',
    'https://tube.example.org:8443/w/kkGMgK9ZtnKfYAgnEtQxbv',
    'https://somebody@tube.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv',
    'https://localhost/w/kkGMgK9ZtnKfYAgnEtQxbv',
    'https://example.org/w/a-page',
    'javascript:alert(1)',
    'no address',
  ])('%s is none', (address) => {
    expect(videoAt(address)).toBeUndefined();
  });
});

describe('a text of the organization', () => {
  it('shows a link to a video that stands alone as a still block, and any other link as a link', () => {
    const text = `Look:\n\nhttps://youtu.be/dQw4w9WgXcQ\n\nSee https://youtu.be/dQw4w9WgXcQ too.\n\n- https://youtu.be/dQw4w9WgXcQ`;
    const html = officialHtml(text, 'en');
    expect(html.match(/data-video=/g)).toHaveLength(1);
    expect(html).toContain('data-video="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"');
    expect(html).toContain('Nothing is loaded from YouTube before you press.');
    expect(html.match(/<a /g)).toHaveLength(3);
    expect(html).not.toMatch(/<iframe|<img|<script/);
  });

  it('lets nobody write such a block, or its player, by hand', () => {
    const html = officialHtml(
      '<div data-video="https://evil.example/x">x</div>\n\n<iframe src="https://evil.example"></iframe>',
      'en',
    );
    expect(html).not.toContain('evil.example');
  });
});

describe('the content policy of a page with videos', () => {
  const policy = "default-src 'self'; script-src 'self'; style-src 'self'";
  const page = (body: string) => `<html><head><meta charset="utf-8"></head><body>${body}</body></html>`;

  it('allows frames of exactly the hosts of its videos', () => {
    const text = 'https://youtu.be/dQw4w9WgXcQ\n\nhttps://vimeo.com/76979871\n\nhttps://youtu.be/xxxxxxxxxxx';
    expect(withPolicy(page(officialHtml(text, 'en')), policy)).toContain(
      'frame-src https://www.youtube-nocookie.com https://player.vimeo.com;',
    );
  });

  it('says nothing of frames on any other page, where they are of the page’s own origin alone', () => {
    expect(withPolicy(page('<p>youtube.com</p>'), policy)).not.toContain('frame-src');
  });
});
