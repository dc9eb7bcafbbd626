import { formatMoment } from '../../../shared/platform/format.ts';
import { processTallyPath } from '../../../shared/spaces/figures.ts';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The number at a place such as `supports` or `components.cmp_….votes`; `undefined` where there is none. */
function numberAt(tally: unknown, place: string): number | undefined {
  const value = place.split('.').reduce((part, name) => (isRecord(part) ? part[name] : undefined), tally);
  return typeof value === 'number' ? value : undefined;
}

/**
 * Shows the newest figures of a process once they are looked at: the page may have been published a while ago. Numbers
 * and their moment change together, or not at all; a number whose word would have to change with it waits for the page.
 */
class LiveFigures extends HTMLElement {
  connectedCallback() {
    if (this.querySelector('[data-figure]') === null) return;
    const watch = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      watch.disconnect();
      this.refresh();
    });
    watch.observe(this);
  }

  async refresh() {
    const { process, tally: path, zone } = this.dataset;
    const response = await fetch(path ?? processTallyPath(process ?? '')).catch(() => undefined);
    if (!response?.ok) return;
    const tally: unknown = await response.json();
    const { lang } = document.documentElement;
    const plural = new Intl.PluralRules(lang);
    const number = new Intl.NumberFormat(lang);
    for (const place of this.querySelectorAll<HTMLElement>('[data-figure]')) {
      const value = numberAt(tally, place.dataset.figure ?? '');
      const isSameWord = value !== undefined && plural.select(value) === plural.select(Number(place.dataset.value));
      if (isSameWord) place.textContent = number.format(value);
    }
    const moment = this.querySelector<HTMLElement>('[data-counted]');
    const countedAt = isRecord(tally) ? tally.countedAt : undefined;
    if (moment === null || zone === undefined || typeof countedAt !== 'string') return;
    moment.textContent = (moment.dataset.counted ?? '').replace('{moment}', formatMoment(countedAt, lang, zone));
  }
}

customElements.define('live-figures', LiveFigures);
