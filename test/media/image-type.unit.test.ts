import { describe, expect, it } from '@jest/globals';
import { imageType } from '../../functions/media/image-type.ts';

const hex = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const text = (content: string) => new Uint8Array(Buffer.from(content));

describe('the kind of a picture', () => {
  it.each([
    ['PNG', hex('89504e47 0d0a1a0a 0000000d'), 'png'],
    ['JPEG', hex('ffd8ffe0 00104a46 49460001'), 'jpg'],
    ['WebP', hex('52494646 24000000 57454250 56503820'), 'webp'],
    ['GIF of 1987', text('GIF87a......'), 'gif'],
    ['GIF of 1989', text('GIF89a......'), 'gif'],
    ['a sound, which starts like WebP', hex('52494646 24000000 57415645'), undefined],
    ['SVG, which can carry scripts', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), undefined],
    ['HTML', text('<!doctype html>'), undefined],
    ['a PNG that breaks off', hex('89504e47 0d0a'), undefined],
    ['nothing', new Uint8Array(), undefined],
  ])('is known by its first bytes: %s', (_, bytes, expected) => {
    expect(imageType(bytes)).toBe(expected);
  });
});
