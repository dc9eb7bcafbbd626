/** Videos that official texts can show: which addresses are videos, and where the player of each is. Pure. */

export interface Video {
  /** Address of the player, which a frame loads once somebody asks for it. */
  readonly player: string;
  /** Who is then told the address of the reader, as people know them. */
  readonly host: string;
}

const ID = /^[\w-]{6,20}$/;
const NUMBER = /^\d{1,12}$/;
/** Short ids of PeerTube, and the long ones. */
const PEERTUBE = /^(?:[1-9A-HJ-NP-Za-km-z]{22}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

const youTube = (id: string | null | undefined): Video | undefined =>
  id && ID.test(id) ? { player: `https://www.youtube-nocookie.com/embed/${id}`, host: 'YouTube' } : undefined;

function vimeo([id = '', hash = '']: readonly string[]): Video | undefined {
  if (!NUMBER.test(id)) return undefined;
  const secret = /^[0-9a-f]{6,20}$/.test(hash) ? `&h=${hash}` : '';
  return { player: `https://player.vimeo.com/video/${id}?dnt=1${secret}`, host: 'Vimeo' };
}

const dailymotion = (id = ''): Video | undefined =>
  /^[A-Za-z0-9]{5,20}$/.test(id)
    ? { player: `https://geo.dailymotion.com/player.html?video=${id}`, host: 'Dailymotion' }
    : undefined;

/** PeerTube is run by many: its addresses are told by their form. Readers' devices share nothing with one another. */
function peerTube({ hostname }: URL, parts: readonly string[]): Video | undefined {
  const [first, second, third = ''] = parts;
  const id = first === 'w' ? second : first === 'videos' && second === 'watch' ? third : undefined;
  if (id === undefined || !PEERTUBE.test(id) || !hostname.includes('.')) return undefined;
  return { player: `https://${hostname}/videos/embed/${id}?p2p=0`, host: hostname };
}

const YOUTUBE_PATHS = ['shorts', 'live', 'embed'];

/** The video at an address; `undefined` where it is none that we know. Only `https`, on the usual port. */
export function videoAt(address: string): Video | undefined {
  const url = URL.parse(address);
  if (url === null || url.protocol !== 'https:' || url.port !== '' || url.username !== '') return undefined;
  const parts = url.pathname.split('/').filter((part) => part !== '');
  const [first = '', second] = parts;
  switch (url.hostname.replace(/^(?:www|m)\./, '')) {
    case 'youtu.be':
      return youTube(first);
    case 'youtube.com':
    case 'youtube-nocookie.com':
      return youTube(YOUTUBE_PATHS.includes(first) ? second : url.searchParams.get('v'));
    case 'vimeo.com':
      return vimeo(parts);
    case 'player.vimeo.com':
      return vimeo(parts.slice(1));
    case 'dai.ly':
      return dailymotion(first);
    case 'dailymotion.com':
      return dailymotion(first === 'video' ? second : undefined);
    default:
      return peerTube(url, parts);
  }
}
