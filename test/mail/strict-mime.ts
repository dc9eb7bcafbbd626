/**
 * A second reader of MIME, that of the RFCs alone and strict where mail programs forgive: RFC 5322 (lines, headers), 2045
 * (encodings), 2046 (parts), 2047 (words in headers). Throws an Error that says what is wrong.
 */
const LONGEST_LINE = 998;

interface Part {
  /** By name in lower case; unfolded. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: string;
}

/** Bytes as Latin-1: one character an octet. */
function linesOf(raw: Uint8Array): string[] {
  const text = Buffer.from(raw).toString('latin1');
  if (/\r(?!\n)|(?<!\r)\n/.test(text)) throw new Error('a line ends with CR or LF alone');
  if (text.includes('\0')) throw new Error('there is a NUL');
  const lines = text.split('\r\n');
  for (const line of lines) if (line.length > LONGEST_LINE) throw new Error(`a line of ${line.length} octets`);
  return lines;
}

function partOf(lines: readonly string[]): Part {
  const end = lines.indexOf('');
  if (end < 0) throw new Error('no empty line after the headers');
  const headers = new Map<string, string[]>();
  const unfolded: string[] = [];
  for (const line of lines.slice(0, end)) {
    if (/[^\t\x20-\x7e]/.test(line)) throw new Error(`a header that is not ASCII: ${line}`);
    if (/^[ \t]/.test(line)) {
      if (line.trim() === '') throw new Error('a folded line with nothing in it');
      unfolded.push(`${unfolded.pop() ?? ''}${line}`);
    } else unfolded.push(line);
  }
  for (const line of unfolded) {
    const [, name = '', value = ''] = line.match(/^([!-9;-~]+):[ \t]*(.*)$/) ?? [];
    if (name === '') throw new Error(`no header: ${line}`);
    headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), value]);
  }
  return { headers, body: lines.slice(end + 1).join('\r\n') };
}

const ONCE = ['date', 'from', 'to', 'subject', 'message-id', 'mime-version', 'content-type'];
const AT_MOST_ONCE = ['sender', 'reply-to', 'cc', 'bcc', 'in-reply-to', 'references', 'list-unsubscribe', 'list-id'];

const only = ({ headers }: Part, name: string): string => {
  const [value, ...others] = headers.get(name) ?? [];
  if (value === undefined || others.length > 0)
    throw new Error(`${name} stands ${headers.get(name)?.length ?? 0} times`);
  return value;
};

/** The words of a header with those that RFC 2047 encodes put into plain ones. */
function decodedWords(value: string): string {
  return value
    .replace(/(\?=)[ \t]+(=\?)/g, '$1$2')
    .replace(/=\?([\w-]+)\?([QB])\?([^?\s]*)\?=/gi, (word, charset, encoding, text) => {
      if (word.length > 75) throw new Error(`an encoded word of ${word.length} characters`);
      if (charset.toLowerCase() !== 'utf-8') throw new Error(`a word in ${charset}`);
      const bytes =
        encoding.toUpperCase() === 'B'
          ? Buffer.from(text, 'base64')
          : Buffer.from(
              text
                .replaceAll('_', ' ')
                .replace(/=([\dA-F]{2})/gi, (_: string, code: string) =>
                  String.fromCharCode(Number.parseInt(code, 16)),
                ),
              'latin1',
            );
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    });
}

function decodedBody(part: Part): string {
  const encoding = (part.headers.get('content-transfer-encoding')?.[0] ?? '7bit').toLowerCase();
  const utf8 = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  if (encoding === '7bit') {
    if (/[\u0080-\u00ff]/.test(part.body)) throw new Error('8 bits in a body of 7');
    return part.body;
  }
  if (encoding === 'base64') {
    const lines = part.body.split('\r\n');
    if (lines.some((line) => line.length > 76 || !/^[A-Za-z0-9+/]*={0,2}$/.test(line))) throw new Error('no base64');
    return utf8(Buffer.from(lines.join(''), 'base64'));
  }
  if (encoding !== 'quoted-printable') throw new Error(`encoding ${encoding}`);
  for (const line of part.body.split('\r\n'))
    if (line.length > 76 || /[^\t\x20-\x7e]|[ \t]$|=(?![\dA-F]{2}|$)/.test(line))
      throw new Error(`no quoted-printable: ${line}`);
  const octets = part.body
    .replace(/=\r\n/g, '')
    .replace(/=([\dA-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  return utf8(Buffer.from(octets, 'latin1'));
}

/** A mail with text and HTML as alternatives, read strictly. @throws Error for whatever is not as the RFCs have it */
export function readStrictly(raw: Uint8Array) {
  const mail = partOf(linesOf(raw));
  for (const name of ONCE) only(mail, name);
  for (const name of AT_MOST_ONCE) if (mail.headers.has(name)) only(mail, name);
  if (only(mail, 'mime-version') !== '1.0') throw new Error('another version of MIME');
  if (Number.isNaN(Date.parse(only(mail, 'date')))) throw new Error('no date');
  if (!/^<[^<>\s@]+@[^<>\s@]+>$/.test(only(mail, 'message-id'))) throw new Error('no Message-ID');
  const boundary = only(mail, 'content-type').match(/^multipart\/alternative;\s*boundary="([^"]{1,70})"$/)?.[1];
  if (boundary === undefined) throw new Error(`content type ${only(mail, 'content-type')}`);
  const [before = '', ...rest] = `\r\n${mail.body}`.split(`\r\n--${boundary}`);
  if (before.trim() !== '' || !/^--\s*$/.test(rest.at(-1) ?? '')) throw new Error('parts are not closed');
  const parts = rest.slice(0, -1).map((text) => partOf(text.replace(/^[ \t]*\r\n/, '').split('\r\n')));
  const [text, html] = parts.map((part) => ({ type: only(part, 'content-type'), body: decodedBody(part) }));
  if (parts.length !== 2 || text === undefined || html === undefined) throw new Error(`${parts.length} parts`);
  if (!/^text\/plain; charset=utf-8$/i.test(text.type) || !/^text\/html; charset=utf-8$/i.test(html.type))
    throw new Error(`${text.type} and ${html.type}`);
  return {
    headers: mail.headers,
    subject: decodedWords(only(mail, 'subject')),
    from: decodedWords(only(mail, 'from')),
    to: only(mail, 'to'),
    text: text.body,
    html: html.body,
  };
}
