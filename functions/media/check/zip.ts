/** Names of the files in a ZIP archive, by its directory: nothing is unpacked, so that nothing can swell. */

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const MAX_COMMENT = 65_535;
/** A document of an office has some hundreds. */
const MAX_ENTRIES = 10_000;

function endOf(view: DataView): number | undefined {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
    if (view.getUint32(at, true) === END && at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength)
      return at;
  }
  return undefined;
}

/** @returns `undefined` for what is no whole archive: cut off, with something before or after it, or with no directory. */
export function namesInZip(bytes: Uint8Array): readonly string[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count > MAX_ENTRIES || start + view.getUint32(end + 12, true) !== end) return undefined;
  const names: string[] = [];
  let at = start;
  for (let n = 0; n < count; n++) {
    if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY) return undefined;
    const length = view.getUint16(at + 28, true);
    names.push(Buffer.from(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + length)).toString('utf8'));
    at += ENTRY_BYTES + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return at === end ? names : undefined;
}
