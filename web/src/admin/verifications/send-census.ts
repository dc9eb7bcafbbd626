import type { InterfaceLocale } from '../../../../shared/platform/locale.ts';
import type { CensusUpload } from '../../../../shared/verifications/census-upload.ts';
import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/api-client.ts';
import type { Result } from '../../platform/problem.ts';
import { base64Of } from '../exchange/send-import.ts';

/**
 * Sends a file of a census, part after part, and has it read.
 *
 * @param onSent share of the file that is there, from 0 to 1
 */
export async function sendCensus(
  file: File,
  mode: CensusUpload['mode'],
  locale: InterfaceLocale,
  onSent: (share: number) => void,
): Promise<Result<CensusUpload>> {
  const begun = await api.verifications.beginCensusUpload({
    body: { mode, fileName: file.name.slice(-200), bytes: file.size, locale },
    idempotencyKey: newKey(),
  });
  if (!begun.ok) return begun;
  const { upload, partBytes, parts } = begun.data;
  for (let part = 0; part < parts; part++) {
    const data = await base64Of(file.slice(part * partBytes, (part + 1) * partBytes));
    const sent = await api.verifications.sendCensusPart({ params: { uploadId: upload.id, part }, body: { data } });
    if (!sent.ok) return sent;
    onSent((part + 1) / parts);
  }
  return api.verifications.startCensusUpload({ params: { uploadId: upload.id } });
}
