import { render } from 'preact';
import type { Me } from '../../../../shared/participants/contract.ts';
import type { InterfaceLocale } from '../../../../shared/platform/locale.ts';
import { loadStyles } from '../../places/islands/styles.ts';
import { withVerificationWords } from '../../verifications/words.ts';
import { AssistanceBar } from './AssistanceBar.tsx';
import styles from './assistance.css?url';

const ID = 'assisting';

/** Puts the bar at the top of the page, once; takes it away where `assistance` is none. */
export async function showBar(assistance: Me['assistance'], locale: InterfaceLocale): Promise<void> {
  const shown = document.getElementById(ID);
  if (assistance === undefined) {
    if (shown) render(null, shown);
    shown?.remove();
    return;
  }
  const [words] = await Promise.all([withVerificationWords({ locale }), loadStyles(styles)]);
  const place = document.getElementById(ID) ?? document.createElement('div');
  place.id = ID;
  document.body.prepend(place);
  document.documentElement.classList.add('has-assistance');
  render(<AssistanceBar words={words} assistance={assistance} />, place);
}
