/** What a file is by its own bytes, whatever its sender calls it. */

/** Kinds that are told apart; the last two are known to be refused with better words than "something else". */
export type FileKind = 'png' | 'jpg' | 'webp' | 'gif' | 'pdf' | 'zip' | 'svg' | 'heic';

const SIGNATURES = [
  { kind: 'png', parts: [{ at: 0, hex: '89504e470d0a1a0a' }] },
  { kind: 'jpg', parts: [{ at: 0, hex: 'ffd8ff' }] },
  {
    kind: 'webp',
    parts: [
      { at: 0, hex: '52494646' },
      { at: 8, hex: '57454250' },
    ],
  },
  { kind: 'gif', parts: [{ at: 0, hex: '474946383761' }] },
  { kind: 'gif', parts: [{ at: 0, hex: '474946383961' }] },
  { kind: 'pdf', parts: [{ at: 0, hex: '255044462d' }] },
  { kind: 'zip', parts: [{ at: 0, hex: '504b0304' }] },
  // ISO media boxes of telephones: heic, heix, hevc, mif1, msf1.
  ...['68656963', '68656978', '68657663', '6d696631', '6d736631'].map((brand) => ({
    kind: 'heic' as const,
    parts: [{ at: 4, hex: `66747970${brand}` }],
  })),
] as const satisfies readonly {
  readonly kind: FileKind;
  readonly parts: readonly { readonly at: number; readonly hex: string }[];
}[];

const HEAD_BYTES = 12;
/** How far into a text an `<svg` is looked for, past comments and declarations. */
const TEXT_HEAD_BYTES = 4096;

const isSvg = (bytes: Uint8Array): boolean =>
  /^\s*(?:<\?xml|<!doctype|<!--|<svg)/i.test(textHead(bytes)) && /<svg[\s/>:]/i.test(textHead(bytes));

const textHead = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes.subarray(0, TEXT_HEAD_BYTES));

/** The kind of a file by its first bytes, at their place; `undefined` for anything else. */
export function fileKind(bytes: Uint8Array): FileKind | undefined {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('hex');
  const found = SIGNATURES.find(({ parts }) => parts.every(({ at, hex }) => head.startsWith(hex, at * 2)))?.kind;
  return found ?? (isSvg(bytes) ? 'svg' : undefined);
}
