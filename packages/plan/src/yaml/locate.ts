import { isMap, isScalar, isSeq } from 'yaml';
import type { ParsedNode, YAMLMap } from 'yaml';
import type { FoundFault, Path } from '../fault.ts';
import { offsetInScalar } from './scalar-offset.ts';
import type { YamlText } from './read-yaml.ts';

/** Where a fault stands: the offset in the whole text of its value, its key, or a place inside its value. */
export function offsetOf(yaml: YamlText, fault: FoundFault): number {
  const found = follow(yaml.root, fault.path);
  if (fault.at === 'key' || !found.whole || found.value === null) return found.key ?? found.value?.range[0] ?? 0;
  if (fault.at === undefined) return found.value.range[0];
  return offsetInScalar(yaml.text, found.value, fault.at.offset);
}

interface Followed {
  /** Whether the path was followed to its end; a missing key is found at what should hold it. */
  readonly whole: boolean;
  readonly key: number | null;
  readonly value: ParsedNode | null;
}

function follow(root: ParsedNode | null, path: Path): Followed {
  let found: Followed = { whole: true, key: null, value: root };
  for (const part of path) {
    const next = step(found.value, part);
    if (next === null) return { ...found, whole: false };
    found = next;
  }
  return found;
}

function step(node: ParsedNode | null, part: string | number): Followed | null {
  if (isMap<ParsedNode, ParsedNode | null>(node)) return pairsOf(node).get(part) ?? null;
  if (isSeq<ParsedNode>(node) && typeof part === 'number') {
    const value = node.items[part];
    return value === undefined ? null : { whole: true, key: null, value };
  }
  return null;
}

/** The pairs of each map by key: a plan with thousands of faults in one map looks into it once for each. */
const pairs = new WeakMap<YAMLMap<ParsedNode, ParsedNode | null>, ReadonlyMap<unknown, Followed>>();

function pairsOf(map: YAMLMap<ParsedNode, ParsedNode | null>): ReadonlyMap<unknown, Followed> {
  const known = pairs.get(map);
  if (known !== undefined) return known;
  const found = new Map<unknown, Followed>();
  for (const { key, value } of map.items)
    if (isScalar(key) && !found.has(key.value)) found.set(key.value, { whole: true, key: key.range[0], value });
  pairs.set(map, found);
  return found;
}
