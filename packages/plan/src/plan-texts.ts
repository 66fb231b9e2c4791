import type { Path } from './fault.ts';
import { isList, isMap } from './rules/raw-plan.ts';
import { readYaml } from './yaml/read-yaml.ts';
import type { PlainValue } from './yaml/read-yaml.ts';

/** A key or a value of a plan's text. */
export interface PlanText {
  readonly path: Path;
  readonly text: string;
}

/** Every text that stands in a plan, keys and values, with where it stands. Comments are none; never throws. */
export function planTexts(yaml: string): readonly PlanText[] {
  return textsOf(readYaml(yaml).value, []);
}

function textsOf(value: PlainValue, path: Path): readonly PlanText[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (isList(value)) return value.flatMap((entry, index) => textsOf(entry, [...path, index]));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    { path: [...path, key], text: key },
    ...textsOf(inner, [...path, key]),
  ]);
}
