/**
 * What is wrong with an address: `form` it is none, `too-long`, `international` where the part before the @ has letters
 * that mail servers, and SES, do not take.
 */
export type EmailFault = 'form' | 'too-long' | 'international';

/** An address that mail can be sent to. */
export interface EmailAddress {
  /** Lower case, the domain in ASCII: what is stored, compared, sent to and hashed. Two spellings by case are one address. */
  readonly address: string;
  readonly domain: string;
}

/** RFC 5321: 64 before the @, and a path of 256 with its angle brackets. */
const LOCAL = 64;
const WHOLE = 254;
const DOMAIN = 253;

/** Atoms of RFC 5322 between dots. Quoted ones are left out: nobody has them, and many programs get them wrong. */
const DOT_ATOM = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** What a browser would take for other parts of a URL, or decode. */
const NOT_IN_DOMAIN = /[\p{Cc}\p{Cf}\p{Z}/\\:?#@%[\]<>()|^,;"]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII characters are what is meant
const BEYOND_ASCII = /[^\u0000-\u007f]/;
const NOT_IN_LOCAL = /[\p{Cc}\p{Cf}\p{Z}]/u;

/** A domain in ASCII, international ones in Punycode (UTS 46, as in URLs); `undefined` where it is none. */
function domainOf(typed: string): string | undefined {
  const plain = typed.normalize('NFC');
  if (NOT_IN_DOMAIN.test(plain) || !URL.canParse(`http://${plain}`)) return undefined;
  const domain = new URL(`http://${plain}`).hostname;
  const labels = domain.split('.');
  const top = labels.at(-1) ?? '';
  const isDomain = labels.length > 1 && labels.every((label) => LABEL.test(label)) && /[a-z]/.test(top);
  return isDomain && top.length > 1 && domain.length <= DOMAIN ? domain : undefined;
}

/**
 * The one reader of addresses that people type: for sign-in, invitations, subscriptions and sending alike. Dots and what
 * follows a plus sign stay: only the owner's provider knows what they mean.
 */
export function readEmailAddress(typed: string): EmailAddress | { readonly fault: EmailFault } {
  const text = typed.trim();
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at).toLowerCase();
  if (at < 1 || NOT_IN_LOCAL.test(local)) return { fault: 'form' };
  const domain = domainOf(text.slice(at + 1));
  if (domain === undefined) return { fault: 'form' };
  if (BEYOND_ASCII.test(local)) return { fault: 'international' };
  if (!DOT_ATOM.test(local)) return { fault: 'form' };
  const address = `${local}@${domain}`;
  return local.length > LOCAL || address.length > WHOLE ? { fault: 'too-long' } : { address, domain };
}

/** Domains of one provider that takes a local part with and without dots for the same. */
const DOTLESS = new Set(['gmail.com', 'googlemail.com']);

/**
 * By which a newsletter knows an address as one that it has already: dots in the local part and the two names of its
 * domain are no difference at Gmail, which says so itself. Anywhere else every character may be another person. What
 * follows a plus sign stays: people sort their mail by it, and want to.
 *
 * @param address as `readEmailAddress` gives it
 */
export function audienceKey({ address, domain }: EmailAddress): string {
  if (!DOTLESS.has(domain)) return address;
  const [name = '', ...tags] = address.slice(0, -domain.length - 1).split('+');
  return `${[name.replaceAll('.', ''), ...tags].join('+')}@gmail.com`;
}
