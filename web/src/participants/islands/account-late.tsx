import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { networkFailed } from '../../platform/problem.ts';
import { LoadedPart } from './account-loaded.tsx';
import type { AccountPart, Loaded } from './account-part.ts';

interface LatePartProps {
  readonly part: AccountPart;
  /** Imports the section; the same function each time. */
  readonly load: () => Promise<ComponentType<AccountPart>>;
}

/** A section of another feature, loaded once it is opened. */
export function LatePart({ part, load }: LatePartProps) {
  const [loaded, setLoaded] = useState<Loaded<{ readonly Body: ComponentType<AccountPart> }>>({ state: 'loading' });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isWanted = true;
    setLoaded({ state: 'loading' });
    load().then(
      (Body) => isWanted && setLoaded({ state: 'ready', data: { Body } }),
      () => isWanted && setLoaded({ state: 'failed', problem: networkFailed }),
    );
    return () => {
      isWanted = false;
    };
  }, [load, turn]);
  return (
    <LoadedPart t={part.t} loaded={loaded} again={() => setTurn(turn + 1)}>
      {({ Body }) => <Body {...part} />}
    </LoadedPart>
  );
}
