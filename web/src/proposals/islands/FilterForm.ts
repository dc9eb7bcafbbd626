/**
 * Makes the filter form of a list answer without a reload. The form, the links of the order and those of the pages
 * work without it: this only fetches the same address, and puts its `#results` in the place of the old ones.
 */
const RESULTS = 'results';
/** A reader who types is left in peace for so long. */
const TYPING_MS = 300;

/** Address that a GET form leads to, empty fields left out: addresses are shared and read. */
function addressOf(action: string, values: Iterable<[string, FormDataEntryValue]>): string {
  const url = new URL(action);
  url.search = '';
  for (const [name, value] of values) {
    if (typeof value === 'string' && value.trim() !== '') url.searchParams.append(name, value.trim());
  }
  return url.href;
}

let latest: AbortController | undefined;

/** The list at an address; `null` when a newer one was asked for meanwhile. @throws when it cannot be had */
async function fetchList(address: string): Promise<Document | null> {
  latest?.abort();
  const controller = new AbortController();
  latest = controller;
  try {
    const response = await fetch(address, { signal: controller.signal, headers: { accept: 'text/html' } });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return new DOMParser().parseFromString(await response.text(), 'text/html');
  } catch (error) {
    if (controller.signal.aborted) return null;
    throw error;
  }
}

/** A place that outlives the results: screen readers do not say what comes as a whole new element. */
function announcer(form: HTMLFormElement): HTMLElement {
  const place = document.createElement('p');
  place.className = 'sr';
  place.setAttribute('role', 'status');
  form.after(place);
  return place;
}

/** Shows the list of an address; gives whether it is the one to show. Falls back on an ordinary visit. */
async function show(address: string, status: HTMLElement): Promise<boolean> {
  const before = document.getElementById(RESULTS);
  before?.setAttribute('aria-busy', 'true');
  try {
    const page = await fetchList(address);
    if (page === null) return false;
    const results = page.getElementById(RESULTS);
    if (!before || !results) throw new Error('no results');
    document.title = page.title;
    document.getElementById(RESULTS)?.replaceWith(document.adoptNode(results));
    status.textContent = results.querySelector('.count, h2')?.textContent?.trim() ?? '';
    return true;
  } catch {
    location.assign(address);
    return false;
  }
}

/** Puts the fields as an address has them, after going back or forward. */
function fill(form: HTMLFormElement, search: URLSearchParams): void {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) {
      field.checked = search.getAll(field.name).includes(field.value);
    } else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
      const otherwise = field.type === 'hidden' ? field.getAttribute('value') : null;
      field.value = search.get(field.name) ?? otherwise ?? '';
    }
  }
}

/** A link among the results that leads to another order or page of the same list. */
function listLink(event: MouseEvent, action: string): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const isOfList = link?.closest(`#${RESULTS}`) && link.origin + link.pathname === action;
  return isOfList ? link : null;
}

function enhance(form: HTMLFormElement): void {
  const status = announcer(form);
  const action = form.action.split('?')[0] ?? form.action;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const go = async (address: string) => {
    clearTimeout(timer);
    if (address !== location.href && (await show(address, status))) history.pushState(null, '', address);
  };
  const submit = () => go(addressOf(action, new FormData(form)));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  form.addEventListener('change', submit);
  form.addEventListener('input', (event) => {
    if (!(event.target instanceof HTMLInputElement) || event.target.type !== 'search') return;
    clearTimeout(timer);
    timer = setTimeout(submit, TYPING_MS);
  });
  document.addEventListener('click', async (event) => {
    const link = listLink(event, action);
    if (!link) return;
    event.preventDefault();
    await go(link.href);
    fill(form, new URL(link.href).searchParams);
    document.getElementById(RESULTS)?.scrollIntoView({ block: 'nearest' });
  });
  window.addEventListener('popstate', async () => {
    fill(form, new URLSearchParams(location.search));
    await show(location.href, status);
  });
}

/** Enhances every filter form of the page (`form[data-enhance="filter"]`). */
export function enhanceFilters(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-enhance="filter"]')) enhance(form);
}
