/**
 * One of each kind of answer with its exact security headers, written out: a change of `shared/platform/security-headers.ts`
 * must be meant twice. The local server and the CloudFront policies of the stack are held to the same list.
 */
export interface AnswerExpected {
  readonly what: string;
  readonly method?: 'POST';
  readonly path: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Those among `headers` that a function sends itself, and no policy. */
  readonly ofFunction?: Readonly<Record<string, string>>;
}

const OF_DEVICE = 'camera=(), microphone=(), geolocation=(self), payment=(), usb=(), browsing-topics=()';
const NOTHING = 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()';

const PAGE = {
  'content-security-policy': "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'cross-origin',
  'permissions-policy': OF_DEVICE,
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
const API = {
  ...PAGE,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': NOTHING,
};
const FILE = {
  ...PAGE,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'permissions-policy': NOTHING,
};
const { 'x-frame-options': _, ...FRAMED } = PAGE;
const EMBED = {
  ...FRAMED,
  'content-security-policy': "frame-ancestors *; base-uri 'none'; form-action 'none'; object-src 'none'",
  'permissions-policy': NOTHING,
};
const OF_PREVIEW = {
  'content-security-policy':
    "sandbox allow-same-origin allow-forms; frame-ancestors 'self'; base-uri 'none'; form-action 'self'; object-src 'none'",
};
const PREVIEW = {
  ...PAGE,
  ...OF_PREVIEW,
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'SAMEORIGIN',
  'x-robots-tag': 'noindex, nofollow, noarchive',
};

const NOWHERE = '/fr/processes/none/f/cmp_00000000000000000000000000';

/** The local server is given the objects of tallies, media, cards and feeds that stand here. */
export const ANSWERS: readonly AnswerExpected[] = [
  { what: 'a page', path: '/fr/', status: 200, headers: PAGE },
  { what: 'a page that is not there', path: '/fr/nothing/', status: 404, headers: PAGE },
  { what: 'a file of the build', path: '/favicon.svg', status: 200, headers: PAGE },
  { what: 'the back office', path: '/admin/', status: 200, headers: PAGE },
  { what: 'a screen of the back office', path: '/admin/audit/', status: 200, headers: PAGE },
  { what: 'the picture of a shared link', path: '/cards/prp_0.png', status: 200, headers: PAGE },
  { what: 'a feed', path: '/feeds/cmp_0.xml', status: 200, headers: PAGE },
  { what: 'a list rendered on demand', path: `${NOWHERE}/search/`, status: 404, headers: PAGE },
  { what: 'an answer of the API', path: '/api/session', status: 200, headers: API },
  { what: 'a public answer of the API', path: '/api/public/organization', status: 200, headers: API },
  { what: 'a refusal of the API', method: 'POST', path: '/api/sign-in/codes', status: 415, headers: API },
  { what: 'an address of the API that is none', path: '/api/nothing', status: 404, headers: API },
  { what: 'the sums of a vote', path: '/tallies/components/cmp_0.json', status: 200, headers: FILE },
  { what: 'a picture that somebody uploaded', path: '/media/0.webp', status: 200, headers: FILE },
  { what: 'a document that somebody uploaded', path: '/media/0.pdf', status: 200, headers: FILE },
  { what: 'an upload', method: 'POST', path: '/uploads', status: 400, headers: FILE },
  {
    what: 'a card for other sites',
    path: `${NOWHERE}/proposals/prp_00000000000000000000000000/embed/`,
    status: 404,
    headers: EMBED,
  },
  { what: 'a preview', path: '/fr/preview/none/', status: 404, headers: PREVIEW, ofFunction: OF_PREVIEW },
];
