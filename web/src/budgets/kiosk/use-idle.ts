import { useEffect, useRef, useState } from 'preact/hooks';
import { useLatest } from '../../platform/island.ts';

/** Anything by which somebody shows that they are there. */
const SIGNS = ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove'] as const;

/** Seconds until something happens by itself, each second; `over` is called once. */
export function useCountdown(seconds: number, over: () => void): number {
  const [left, setLeft] = useState(seconds);
  const end = useRef(Date.now() + seconds * 1000);
  const latest = useLatest(over);
  useEffect(() => {
    const timer = setInterval(() => {
      const now = Math.max(0, Math.ceil((end.current - Date.now()) / 1000));
      setLeft(now);
      if (now > 0) return;
      clearInterval(timer);
      latest.current();
    }, 1000);
    return () => clearInterval(timer);
  }, []);
  return left;
}

/**
 * Waits for somebody who has gone.
 *
 * @param seconds without a sign of anybody until `over` is called
 * @param warning seconds before, from when on what is left is told
 * @returns seconds left; `null` while there is no need to say so. `stay` is one more sign
 */
export function useIdle(seconds: number, warning: number, over: () => void) {
  const [left, setLeft] = useState<number | null>(null);
  const seen = useRef(Date.now());
  const latest = useLatest(over);
  const stay = () => {
    seen.current = Date.now();
    setLeft(null);
  };
  useEffect(() => {
    for (const sign of SIGNS) addEventListener(sign, stay, { passive: true });
    const timer = setInterval(() => {
      const rest = Math.ceil(seconds - (Date.now() - seen.current) / 1000);
      if (rest <= 0) {
        clearInterval(timer);
        latest.current();
      } else setLeft(rest <= warning ? rest : null);
    }, 1000);
    return () => {
      for (const sign of SIGNS) removeEventListener(sign, stay);
      clearInterval(timer);
    };
  }, []);
  return { left, stay };
}
