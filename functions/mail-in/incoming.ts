/** A mail as SES tells of it, down to what an answer needs: headers and verdicts. What somebody wrote is not in it. */
import * as z from 'zod';

/** SES says more of each; nothing else is read. */
const Verdict = z.object({ status: z.string() }).optional();

/** The event that SES gives a Lambda action of a receipt rule. */
export const ReceiptEvent = z.object({
  Records: z.array(
    z.object({
      ses: z.object({
        mail: z.object({
          /** Sender of the envelope (RFC 5321), to whom bounces go; empty for bounces themselves. */
          source: z.string().default(''),
          messageId: z.string(),
          headers: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
        }),
        receipt: z.object({
          recipients: z.array(z.string()).default([]),
          spamVerdict: Verdict,
          virusVerdict: Verdict,
          spfVerdict: Verdict,
          dkimVerdict: Verdict,
        }),
      }),
    }),
  ),
});
export type ReceiptEvent = z.infer<typeof ReceiptEvent>;

/** A mail that came in. */
export interface IncomingMail {
  readonly returnPath: string;
  readonly recipients: readonly string[];
  /** Values of a header in their order, unfolded; none: it is not there. Names in any case. */
  header(name: string): readonly string[];
  /** Names of all headers, in lower case. */
  readonly names: readonly string[];
  /** `PASS`, `FAIL`, `GRAY` or what else SES says of a check; empty where it was not made. */
  readonly verdicts: { readonly spam: string; readonly virus: string; readonly spf: string; readonly dkim: string };
}

const unfolded = (value: string) => value.replace(/\r?\n[ \t]+/g, ' ').trim();

/** @throws ZodError for anything that is no event of a receipt rule */
export function incomingMails(event: unknown): IncomingMail[] {
  return ReceiptEvent.parse(event).Records.map(({ ses: { mail, receipt } }) => {
    const headers = mail.headers.map(({ name, value }) => ({ name: name.toLowerCase(), value: unfolded(value) }));
    return {
      returnPath: mail.source,
      recipients: receipt.recipients,
      header: (name) => headers.filter((one) => one.name === name.toLowerCase()).map(({ value }) => value),
      names: headers.map(({ name }) => name),
      verdicts: {
        spam: receipt.spamVerdict?.status ?? '',
        virus: receipt.virusVerdict?.status ?? '',
        spf: receipt.spfVerdict?.status ?? '',
        dkim: receipt.dkimVerdict?.status ?? '',
      },
    };
  });
}
