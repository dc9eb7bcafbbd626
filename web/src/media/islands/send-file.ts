/** What a form for the bucket has: see `createAttachment` of the contract. */
export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** `expired`: the form is no longer good, ask for another one; `lost`: no answer came. */
export type Sent = 'sent' | 'expired' | 'too-large' | 'lost' | 'cancelled';

const FORBIDDEN = 403;

/**
 * Sends one file by its form, straight to the bucket. Requests of `fetch` tell nothing of their progress, hence the
 * older way.
 *
 * @param tell is told how much has gone, in percent
 */
export function sendFile(
  { url, fields }: UploadForm,
  file: File,
  { tell, signal }: { readonly tell: (percent: number) => void; readonly signal: AbortSignal },
): Promise<Sent> {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  // The last field: the bucket reads nothing after it.
  data.append('file', file);
  const request = new XMLHttpRequest();
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => request.abort());
    request.upload.onprogress = ({ loaded, total }) => tell(Math.min(99, Math.floor((100 * loaded) / total)));
    request.onload = () => {
      const { status } = request;
      if (status >= 200 && status < 300) return resolve('sent');
      if (status === FORBIDDEN) return resolve('expired');
      resolve(status >= 500 ? 'lost' : 'too-large');
    };
    request.onerror = () => resolve('lost');
    request.ontimeout = () => resolve('lost');
    request.onabort = () => resolve('cancelled');
    request.open('POST', url);
    request.send(data);
  });
}
