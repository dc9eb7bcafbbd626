/** Offers a text, or bytes, as a file to keep. */
export function download(name: string, text: BlobPart, type = 'text/csv'): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it over by then; until then it must be there.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
