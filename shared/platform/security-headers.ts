/**
 * What browsers are told about each kind of answer. The stack makes its CloudFront policies of it, and the local server
 * sends the same, so that what a developer sees is what is deployed; `docs/security.md` says what each is for.
 *
 * Strict-Transport-Security is not here: it means nothing on a developer's machine, and its reach is a stage setting.
 */
export type AnswerKind = 'page' | 'api' | 'file' | 'embed' | 'preview';
export type SecurityHeaders = Readonly<Record<string, string>>;

/** What a page needs of a device: only the place, for maps, and only when asked. */
const OF_DEVICE = 'camera=(), microphone=(), geolocation=(self), payment=(), usb=(), browsing-topics=()';
const NOTHING_OF_DEVICE = 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()';

const COMMON = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
} as const;

/** Names in lower case. A header that is set here stands over what the function or the bucket says of it. */
export const SECURITY_HEADERS: Readonly<Record<AnswerKind, SecurityHeaders>> = {
  /**
   * Scripts and styles are allowed by each page's own `<meta>`, with the hashes of its build: pages outlive a deployment,
   * headers do not. Pages are the same for everybody, and pictures among them are shown by other sites.
   */
  page: {
    ...COMMON,
    'content-security-policy': "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
    'cross-origin-resource-policy': 'cross-origin',
    'permissions-policy': OF_DEVICE,
    'x-frame-options': 'DENY',
  },
  /** Data for scripts of our own pages: opened as a document it shows nothing but itself, and no other site may load it. */
  api: {
    ...COMMON,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': NOTHING_OF_DEVICE,
    'x-frame-options': 'DENY',
  },
  /** What people have uploaded, and sums: whatever it turns out to be, it runs nothing. Feeds elsewhere show pictures. */
  file: {
    ...COMMON,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    'permissions-policy': NOTHING_OF_DEVICE,
    'x-frame-options': 'DENY',
  },
  /**
   * Cards that other sites show in a frame. They have no form and nothing to press, so a site around them can do nothing
   * in anybody's name.
   */
  embed: {
    ...COMMON,
    'content-security-policy': "frame-ancestors *; base-uri 'none'; form-action 'none'; object-src 'none'",
    'cross-origin-resource-policy': 'cross-origin',
    'permissions-policy': NOTHING_OF_DEVICE,
  },
  /**
   * Previews: their function says what they may do; here stands what the policy of pages would refuse. The address of a
   * preview is a key: no other site is told of it.
   */
  preview: {
    ...COMMON,
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': OF_DEVICE,
    'referrer-policy': 'same-origin',
    'x-frame-options': 'SAMEORIGIN',
    'x-robots-tag': 'noindex, nofollow, noarchive',
  },
};
