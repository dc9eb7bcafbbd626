/*
 * CloudFront Function (cloudfront-js-2.0) on viewer requests of pages: which object of the site bucket answers an
 * address. The local server runs this same file, so it exports nothing; the stack fills in LOCALES from its settings.
 */
const LOCALES = ['fr', 'en', 'nl'];
/** With the prefix over TLS, without it on a developer's machine. */
const LOCALE_COOKIES = ['__Host-parvis_locale', 'parvis_locale'];

/** Language tags of an Accept-Language header, best first; a weight of 0 means "not this one". */
function acceptedLanguages(header) {
  return header
    .split(',')
    .map((part) => {
      const fields = part.trim().toLowerCase().split(';');
      const weight = /^\s*q=([\d.]+)/.exec(fields[1] || 'q=1');
      return { language: fields[0].split('-')[0], weight: weight === null ? 0 : Number(weight[1]) };
    })
    .filter((one) => one.weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map((one) => one.language);
}

/** The language that somebody has chosen before, or that the browser asks for; undefined where we have neither. */
function wantedLocale(request) {
  const cookie = LOCALE_COOKIES.map((name) => request.cookies[name]).find((one) => one);
  const header = request.headers['accept-language'];
  const wanted = (cookie ? [cookie.value] : []).concat(header ? acceptedLanguages(header.value) : []);
  return wanted.find((locale) => LOCALES.indexOf(locale) >= 0);
}

/** The query string as it came: names and values are not decoded for us. */
function queryText(querystring) {
  const pairs = [];
  for (const name of Object.keys(querystring)) {
    const values = querystring[name].multiValue || [querystring[name]];
    for (const one of values) pairs.push(one.value === '' ? name : `${name}=${one.value}`);
  }
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function redirect(statusCode, statusDescription, location, cacheControl) {
  return {
    statusCode: statusCode,
    statusDescription: statusDescription,
    headers: { location: { value: location }, 'cache-control': { value: cacheControl } },
  };
}

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
  const request = event.request;
  const uri = request.uri;
  if (uri === '/') {
    const locale = wantedLocale(request);
    // Without a wish of the browser's, as from search engines, the page of all languages answers.
    if (locale) return redirect(302, 'Found', `/${locale}/${queryText(request.querystring)}`, 'private, no-store');
    request.uri = '/index.html';
  } else if (uri === '/admin' || uri.startsWith('/admin/')) {
    // One shell for every screen of the back office: its paths are read in the browser.
    request.uri = '/admin/index.html';
  } else if (uri.endsWith('/')) {
    request.uri = `${uri}index.html`;
  } else if (uri.lastIndexOf('.') < uri.lastIndexOf('/') && !/^\/[/\\]|\\/.test(uri)) {
    // Never for `//elsewhere` or a backslash, which browsers take for another site's address.
    return redirect(301, 'Moved Permanently', `${uri}/${queryText(request.querystring)}`, 'public, max-age=300');
  }
  return request;
}
