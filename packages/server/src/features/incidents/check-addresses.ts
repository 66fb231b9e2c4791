import type { LetterPost } from '@muster/connectors';
import { accept, refuse } from '@muster/engine';
import type { Refusal, Result } from '@muster/engine';

/** Faults that are told at once. */
const mostTold = 5;

/** The addresses as they go out, or all that is wrong with them, each by its place: none is said back. */
export function checkAddresses(
  post: Pick<LetterPost, 'checkAddress'>,
  given: readonly string[],
): Result<readonly string[], Refusal> {
  const checked = given.map((each) => post.checkAddress(each));
  const sound = checked.flatMap((each) => (each.kind === 'sound' ? [each.address] : []));
  const faults = checked.flatMap((each, index) =>
    each.kind === 'faulty' ? [{ what: `Address ${index + 1}: ${each.fault}`, mend: each.mend }] : [],
  );
  const first = faults[0];
  if (first !== undefined) {
    const told = faults.slice(0, mostTold).map(({ what }) => what);
    const more = faults.length > told.length ? [`And ${faults.length - told.length} more.`] : [];
    return refuse('notice/addresses', [...told, ...more].join(' '), first.mend);
  }
  const lower = sound.map((each) => each.toLowerCase());
  const twice = lower.findIndex((each, index) => lower.indexOf(each) < index);
  return twice === -1
    ? accept(sound)
    : refuse('notice/addresses', `Address ${twice + 1} is there twice.`, 'Name each address once.');
}
