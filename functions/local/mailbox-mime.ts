import PostalMime, { addressParser, decodeWords } from 'postal-mime';
import * as z from 'zod';

/** What is known of a mail without reading its body: kept in memory for every mail. */
export const MailHead = z.object({
  /** Id that SES gave it; also the name of its file. */
  id: z.string(),
  /** Addresses of the envelope. */
  recipients: z.array(z.string()),
  to: z.string(),
  from: z.string(),
  subject: z.string(),
  messageId: z.string(),
  listUnsubscribe: z.string().nullable(),
  listUnsubscribePost: z.string().nullable(),
  /** Tags of the request, by name. */
  tags: z.record(z.string(), z.string()),
  /** ISO 8601, UTC. */
  date: z.string(),
});
export type MailHead = z.infer<typeof MailHead>;

/** A mail that the platform sent, as `/_local/mail` gives it. */
export interface LocalMail extends MailHead {
  readonly text: string;
  readonly html: string;
}

/** Headers of a mail in their order, unfolded, as they stand. */
export function headersOf(raw: Buffer): readonly (readonly [name: string, value: string])[] {
  const end = raw.indexOf('\r\n\r\n');
  return raw
    .subarray(0, end < 0 ? raw.length : end)
    .toString('utf8')
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
    });
}

const addressesIn = (value: string): string =>
  addressParser(value)
    .map(({ address }) => address ?? '')
    .join(', ');

/** Reads the headers of a mail and nothing else: twenty thousand mails are listed without parsing one. */
export function headOf(raw: Buffer, request: Pick<MailHead, 'id' | 'recipients' | 'tags' | 'date'>): MailHead {
  const headers = headersOf(raw);
  const header = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
  return {
    ...request,
    to: addressesIn(header('to') ?? ''),
    from: addressesIn(header('from') ?? ''),
    subject: decodeWords(header('subject') ?? ''),
    messageId: header('message-id') ?? '',
    listUnsubscribe: header('list-unsubscribe') ?? null,
    listUnsubscribePost: header('list-unsubscribe-post') ?? null,
  };
}

/** Reads a whole mail. */
export async function readMail(raw: Uint8Array, head: MailHead): Promise<LocalMail> {
  const { text = '', html = '' } = await PostalMime.parse(raw);
  return { ...head, text: text.trim(), html };
}
