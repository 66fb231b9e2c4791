import { useEffect, useState } from 'react';
import { checkText } from './check-text.ts';
import type { CheckedText } from './check-text.ts';

/** So long after the last key the text is checked. */
const restMs = 500;

/** What the checker finds in the text, once the typing rests. Null until the first time. */
export function useCheckedText(text: string, inForce: string): CheckedText | null {
  const [checked, setChecked] = useState<CheckedText | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setChecked(checkText(text, inForce)), restMs);
    return () => clearTimeout(timer);
  }, [text, inForce]);
  return checked;
}
