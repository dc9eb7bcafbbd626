/** Kinds of picture that browsers show and that cannot carry scripts; SVG can. */
export type ImageType = 'png' | 'jpg' | 'webp' | 'gif';

const SIGNATURES = [
  { type: 'png', parts: [{ at: 0, hex: '89504e470d0a1a0a' }] },
  { type: 'jpg', parts: [{ at: 0, hex: 'ffd8ff' }] },
  {
    type: 'webp',
    parts: [
      { at: 0, hex: '52494646' },
      { at: 8, hex: '57454250' },
    ],
  },
  { type: 'gif', parts: [{ at: 0, hex: '474946383761' }] },
  { type: 'gif', parts: [{ at: 0, hex: '474946383961' }] },
] as const satisfies readonly {
  readonly type: ImageType;
  readonly parts: readonly { readonly at: number; readonly hex: string }[];
}[];

/** The kind of picture by its first bytes, whatever its sender calls it; `undefined` for anything else. */
export function imageType(bytes: Uint8Array): ImageType | undefined {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('hex');
  return SIGNATURES.find(({ parts }) => parts.every(({ at, hex }) => head.startsWith(hex, at * 2)))?.type;
}
