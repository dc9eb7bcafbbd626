import type { Exchange } from '../../../../shared/imports/exchange.ts';
import type { ComponentId } from '../../../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../../../shared/platform/locale.ts';
import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/api-client.ts';
import type { Result } from '../../platform/problem.ts';

/** Bytes as base 64, as the browser itself writes them: for parts of files. */
export const base64Of = (bytes: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const address = String(reader.result);
      resolve(address.slice(address.indexOf(',') + 1));
    };
    reader.onerror = () => reject(reader.error ?? new Error('a file could not be read'));
    reader.readAsDataURL(bytes);
  });

/**
 * Sends a file to import, part after part, and has it read.
 *
 * @param onSent share of the file that is there, from 0 to 1
 */
export async function sendImport(
  componentId: ComponentId,
  file: File,
  locale: InterfaceLocale,
  onSent: (share: number) => void,
): Promise<Result<Exchange>> {
  const begun = await api.imports.beginImport({
    params: { componentId },
    body: { fileName: file.name.slice(-200), bytes: file.size, locale },
    idempotencyKey: newKey(),
  });
  if (!begun.ok) return begun;
  const { exchange, partBytes, parts } = begun.data;
  const params = { componentId, exchangeId: exchange.id };
  for (let part = 0; part < parts; part++) {
    const data = await base64Of(file.slice(part * partBytes, (part + 1) * partBytes));
    const sent = await api.imports.sendPart({ params: { ...params, part }, body: { data } });
    if (!sent.ok) return sent;
    onSent((part + 1) / parts);
  }
  return api.imports.startImport({ params });
}
