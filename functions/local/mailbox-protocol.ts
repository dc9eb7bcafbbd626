import type { MailHead } from './mailbox-mime.ts';

/** An answer of SES. */
export interface SesAnswer {
  readonly status: number;
  /** XML. */
  readonly body: string;
}

/**
 * What SES may answer instead: it throttles, has sent all that the day allows, refuses the mail, or fails. With `Lost` it
 * takes the mail, and its answer does not arrive.
 */
export type MailFailure = 'Throttling' | 'DailyQuota' | 'MessageRejected' | 'ServiceUnavailable' | 'Lost';

const accepted = (id: string): SesAnswer => ({
  status: 200,
  body: `<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>${id}</MessageId></SendRawEmailResult></SendRawEmailResponse>`,
});
const refused = (code: string, message: string, status = 400): SesAnswer => ({
  status,
  body: `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
});

const FAILURES: Readonly<Record<Exclude<MailFailure, 'Lost'>, SesAnswer>> = {
  Throttling: refused('Throttling', 'Maximum sending rate exceeded.'),
  DailyQuota: refused('Throttling', 'Daily message quota exceeded.'),
  MessageRejected: refused('MessageRejected', 'Email address is not verified.'),
  ServiceUnavailable: refused('ServiceUnavailable', 'Try again later.', 503),
};

/** Members of a list in the query protocol: `Tags.member.1.Name`. */
function members(form: URLSearchParams, name: string, part = ''): string[] {
  const found: string[] = [];
  for (let index = 1; ; index++) {
    const value = form.get(`${name}.member.${index}${part}`);
    if (value === null) return found;
    found.push(value);
  }
}

function tagsOf(form: URLSearchParams): Record<string, string> {
  const values = members(form, 'Tags', '.Value');
  const tags = Object.fromEntries(members(form, 'Tags', '.Name').map((name, index) => [name, values[index] ?? '']));
  const set = form.get('ConfigurationSetName');
  return set === null ? tags : { ...tags, 'ses:configuration-set': set };
}

/** What SES says of an address that it takes for none; `undefined` for one to which it sends. */
export function faultOf(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  if (at < 0) return "Missing final '@domain'";
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (local === '' || /[\s\u0000-\u001f\u007f]/.test(local)) return 'Local address contains control or whitespace';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: SES takes no others
  if (/[^\u0000-\u007f]/.test(local)) return 'Local address contains non-ASCII characters';
  if (/["(),:;<>[\]\\]/.test(local) || /^\.|\.\.|\.$/.test(local)) return 'Local address contains illegal characters';
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(domain)) return 'Domain contains illegal character';
  return undefined;
}

/** Lets so many through in each second of the clock. */
function openLimit(now: () => number) {
  let most: number | null = null;
  let second = 0;
  let count = 0;
  return {
    set: (perSecond: number | null) => {
      most = perSecond;
    },
    isOver: () => {
      const current = Math.floor(now() / 1000);
      if (current !== second) [second, count] = [current, 0];
      return most !== null && ++count > most;
    },
  };
}

/** The query protocol of SES. @param take keeps a mail and gives it an id */
export function openSesProtocol(
  take: (raw: Buffer, request: Pick<MailHead, 'recipients' | 'tags'>) => Promise<string>,
  now: () => number,
) {
  const failures: MailFailure[] = [];
  const limit = openLimit(now);
  return {
    limit: limit.set,
    failNext: (...next: readonly MailFailure[]) => {
      failures.push(...next);
    },
    async accept(form: URLSearchParams): Promise<SesAnswer> {
      if (form.get('Action') !== 'SendRawEmail') return refused('InvalidAction', 'Only SendRawEmail is taken here');
      if (limit.isOver()) return FAILURES.Throttling;
      const failure = failures.shift();
      if (failure !== undefined && failure !== 'Lost') return FAILURES[failure];
      const recipients = members(form, 'Destinations');
      const fault = recipients.map(faultOf).find((one) => one !== undefined);
      if (fault !== undefined) return refused('InvalidParameterValue', fault);
      const raw = Buffer.from(form.get('RawMessage.Data') ?? '', 'base64');
      const id = await take(raw, { recipients, tags: tagsOf(form) });
      if (failure === 'Lost') throw Object.assign(new Error('the connection was cut'), { code: 'ECONNRESET' });
      return accepted(id);
    },
  };
}
