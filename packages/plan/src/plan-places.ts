import type { Path } from './fault.ts';
import { offsetOf } from './yaml/locate.ts';
import { placesOf } from './yaml/place.ts';
import type { Place } from './yaml/place.ts';
import { readYaml } from './yaml/read-yaml.ts';

/**
 * Where parts of a plan's text stand: of a path of keys and list positions as the text has them, the line and column of
 * its value, or of its key. What is not there is found at the nearest part that would hold it; never throws.
 */
export function planPlaces(text: string): (path: Path, at?: 'key') => Place {
  const { yaml } = readYaml(text);
  const placeAt = placesOf(yaml.text);
  return (path, at) =>
    placeAt(offsetOf(yaml, { code: 'missing', path, message: '', ...(at === undefined ? {} : { at }) }));
}
