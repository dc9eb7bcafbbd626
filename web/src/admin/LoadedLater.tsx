import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useOffice } from './context.ts';
import { Screen } from './Screen.tsx';
import type { OfficePart } from './words/parts.ts';

/**
 * A screen whose code a browser loads when it is opened, and keeps: the back office starts sooner without it.
 *
 * @param words subjects of words that it says, loaded with it
 * @param load imports the component; a failure, as after a deployment, loads the whole page again
 * @param isPart a part of a screen, which has a heading already
 */
export function loadedLater<P extends object>(
  words: readonly OfficePart[],
  load: () => Promise<ComponentType<P>>,
  isPart = false,
) {
  let known: ComponentType<P> | null = null;
  return function Later(props: P) {
    const { t, learn } = useOffice();
    const [Loaded, setLoaded] = useState<{ readonly it: ComponentType<P> } | null>(known && { it: known });
    useEffect(() => {
      if (known !== null) return;
      Promise.all([load(), learn(words)]).then(
        ([it]) => {
          known = it;
          setLoaded({ it });
        },
        () => location.reload(),
      );
    }, []);
    if (Loaded !== null) return <Loaded.it {...props} />;
    const waiting = <p role="status">{t('loading')}</p>;
    return isPart ? waiting : <Screen title={t('office.opening')}>{waiting}</Screen>;
  };
}
