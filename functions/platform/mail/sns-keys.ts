/** Where the keys come from that SNS signs with. */
export interface SnsKeys {
  /**
   * The certificate at an address that was checked before, in PEM; the same one is asked for once.
   * @throws NoCertificate where there is none, another Error where it cannot be had for now
   */
  certificate(url: string): Promise<string>;
}

/** There is no certificate at an address that answers: what names it was not signed by SNS. */
export class NoCertificate extends Error {
  override readonly name = 'NoCertificate';
}

/** SNS changes its certificate about once a year: more of them than this are not kept. */
const MOST = 10;
const PATIENCE_MS = 5000;
/** A certificate is about two thousand characters. */
const LONGEST = 20_000;

async function download(url: string): Promise<string> {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
  if (answer.status >= 500 || answer.status === 429) throw new Error(`SNS answered ${answer.status}`);
  if (!answer.ok) throw new NoCertificate(`SNS answered ${answer.status}`);
  const pem = await answer.text();
  if (pem.length > LONGEST || !pem.includes('-----BEGIN CERTIFICATE-----')) throw new NoCertificate('it is none');
  return pem;
}

/** Certificates from where SNS keeps them. @param read asks for one */
export function createSnsKeys(read: (url: string) => Promise<string> = download): SnsKeys {
  const known = new Map<string, Promise<string>>();
  return {
    certificate(url) {
      const kept = known.get(url);
      if (kept !== undefined) return kept;
      if (known.size >= MOST) known.clear();
      const asked = read(url);
      known.set(url, asked);
      asked.catch(() => known.delete(url));
      return asked;
    },
  };
}
