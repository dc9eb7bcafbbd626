/**
 * Makes the filter form of a list answer without a reload. The form, the links of the order and those of the pages
 * work without it: this only fetches the same address, and puts its `#results` in the place of the old ones.
 */
import { keep, kept } from '../../platform/store.ts';

const RESULTS = 'results';
/** Random orders that there are: see `SEEDS` of the contract. */
const SEEDS = 64;
/** A visitor keeps one random order for so long. */
const SEED_SECONDS = 30 * 24 * 3600;
/** A reader who types is left in peace for so long. */
const TYPING_MS = 300;

/** The random order of this device: stable from visit to visit, so that one reads on where one has left off. */
function ownSeed(): string {
  const known = kept('seed', (value) => (typeof value === 'number' ? value : null));
  const seed = known ?? Math.floor(Math.random() * SEEDS);
  if (known === null) keep('seed', seed, SEED_SECONDS);
  return String(seed);
}

/** An address of a random order names the order of this device, unless it was sent with another one. */
function withSeed(address: string): string {
  const url = new URL(address);
  if (url.searchParams.get('sort') !== 'random' || url.searchParams.has('seed')) return address;
  url.searchParams.set('seed', ownSeed());
  return url.href;
}

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
      // What a script writes into a hidden field becomes its attribute too: the template says apart what it is without one.
      field.value = search.get(field.name) ?? field.dataset.otherwise ?? '';
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

  const go = async (wanted: string) => {
    clearTimeout(timer);
    const address = withSeed(wanted);
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
  // The published page has one random order for all; each reader gets one of their own.
  if (form.dataset.shuffle !== undefined && location.search === '') show(withSeed(`${action}?sort=random`), status);
  window.addEventListener('popstate', async () => {
    fill(form, new URLSearchParams(location.search));
    await show(location.href, status);
  });
}

/** Enhances every filter form of the page (`form[data-enhance="filter"]`). */
export function enhanceFilters(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-enhance="filter"]')) enhance(form);
}
