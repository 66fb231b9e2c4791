import { useEffect, useRef } from 'react';
import { storedSetting } from './stored-setting.ts';

/** Single keys can be switched off: speech input and tremor press them by accident (WCAG 2.1.4). */
export const singleKeys = storedSetting('single-keys', ['on', 'off']);

const sequenceMilliseconds = 900;
interface Pressed {
  readonly key: string;
  readonly at: number;
}

let previous: Pressed | null = null;
let current: Pressed | null = null;

/**
 * Runs on a key or on two in a row: `j`, `g n`, `mod+k`. Plain keys do nothing while somebody types, while a dialog is
 * open, or where single keys are switched off.
 */
export function useShortcut(keys: string, run: () => void, enabled = true): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !matches(keys, event)) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [keys, enabled]);
}

/** Remembers the key before, for sequences. It looks at every key before any shortcut does. */
export function rememberSequences(): () => void {
  const listen = (event: KeyboardEvent) => {
    previous = current;
    current = isPlain(event) ? { key: event.key, at: event.timeStamp } : null;
  };
  addEventListener('keydown', listen, { capture: true });
  return () => removeEventListener('keydown', listen, { capture: true });
}

function matches(keys: string, event: KeyboardEvent): boolean {
  if (keys.startsWith('mod+'))
    return (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === keys.slice(4);
  if (!isPlain(event)) return false;
  const [first = '', second] = keys.split(' ');
  const recent = previous !== null && event.timeStamp - previous.at < sequenceMilliseconds ? previous.key : null;
  // After g every key is the second of a sequence: g c goes to the incidents and declares none.
  return second === undefined ? event.key === first && recent !== 'g' : recent === first && event.key === second;
}

function isPlain(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || singleKeys.read() === 'off') return false;
  const target = event.target instanceof Element ? event.target : null;
  if (
    target?.closest('input,textarea,select,[contenteditable=true],[role=menu],[role=dialog]') !== null &&
    target !== null
  )
    return false;
  return document.querySelector('[role=dialog]') === null;
}
