import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Moves the focus to a control as it appears: where one act follows the other, without a hand on a mouse. */
export function useFocus<E extends HTMLElement>(): RefObject<E> {
  const control = useRef<E>(null);
  useLayoutEffect(() => control.current?.focus(), []);
  return control;
}
