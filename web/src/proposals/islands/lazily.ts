import { useEffect, useState } from 'preact/hooks';

interface Loaded<M> {
  readonly module: M | null;
  /** It could not be loaded: the connection is down, or the site was published anew meanwhile. */
  readonly isLost: boolean;
  readonly again: () => void;
}

/** A module that is loaded once it is wanted: what most visitors do not need weighs nothing for them. */
export function useModule<M>(load: () => Promise<M>, isWanted = true): Loaded<M> {
  const [module, setModule] = useState<{ readonly of: M } | null>(null);
  const [isLost, setLost] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!isWanted || module) return;
    setLost(false);
    load().then(
      (of) => setModule({ of }),
      () => setLost(true),
    );
  }, [load, isWanted, tries]);
  return { module: module?.of ?? null, isLost, again: () => setTries(tries + 1) };
}
