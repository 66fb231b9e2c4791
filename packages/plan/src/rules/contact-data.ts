import type { FoundFault, Path } from '../fault.ts';
import type { PlainValue } from '../yaml/read-yaml.ts';
import { isList, isMap } from './raw-plan.ts';

const mail = /[^\s@<>()]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+/i;
/** A plus sign and seven digits or more, or nine digits or more in groups that no date has. */
const telephone = /\+\d(?:[ ()./-]{0,2}\d){6,14}|(?<![\d-])\(?0\d(?:[ ()./-]{0,2}\d){7,13}(?!\d)/;

const digest = /^sha256:[0-9a-f]{64}$/;

/** A plan names seats, not people: it is printed, copied and shown to auditors. */
export function contactFaults(plan: PlainValue, path: Path = []): FoundFault[] {
  if (typeof plan === 'string') return contactIn(plan, path, undefined);
  if (isList(plan)) return plan.flatMap((entry, index) => contactFaults(entry, [...path, index]));
  if (!isMap(plan)) return [];
  return Object.entries(plan).flatMap(([key, value]) => [
    ...contactIn(key, [...path, key], 'key'),
    ...contactFaults(value, [...path, key]),
  ]);
}

function contactIn(text: string, path: Path, at: 'key' | undefined): FoundFault[] {
  if (digest.test(text)) return [];
  const what = mail.test(text) ? 'An e-mail address' : telephone.test(text) ? 'A telephone number' : null;
  if (what === null) return [];
  const message = `${what} stands here. Name a seat instead; who sits there and how to reach them is kept by the instance, encrypted.`;
  return [{ code: 'contact-data', path, message, ...(at === undefined ? {} : { at }) }];
}
