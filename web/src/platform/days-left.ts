import { daysLeft } from '../../../shared/spaces/dates.ts';

/**
 * Says how many days are left, on the device: a page that was published yesterday would say it wrongly.
 * Without JavaScript the end in words beside it says enough.
 */
class DaysLeft extends HTMLElement {
  connectedCallback() {
    const { ends, zone, one, other, last } = this.dataset;
    if (ends === undefined || zone === undefined) return;
    const days = daysLeft(ends, new Date().toISOString(), zone);
    if (days < 0) return;
    const isOne = new Intl.PluralRules(document.documentElement.lang).select(days) === 'one';
    const words = days === 0 ? last : isOne ? one : other;
    this.textContent = words === undefined ? '' : `– ${words.replace('{n}', String(days))}`;
  }
}

customElements.define('days-left', DaysLeft);
