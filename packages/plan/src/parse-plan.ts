import { compilePlan } from './compile/compile-plan.ts';
import type { CompiledPlan } from './compiled-plan.ts';
import { pathText } from './fault.ts';
import type { Fault, FoundFault } from './fault.ts';
import { planDigest } from './plan-digest.ts';
import { everyRule } from './rules/every-rule.ts';
import { checkSchema } from './schema/schema-faults.ts';
import { planLimits } from './yaml/limits.ts';
import { offsetOf } from './yaml/locate.ts';
import { placesOf } from './yaml/place.ts';
import { readYaml } from './yaml/read-yaml.ts';
import type { TextFault, YamlText } from './yaml/read-yaml.ts';

export type ParsedPlan =
  | { readonly ok: true; readonly plan: CompiledPlan; readonly digest: string }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Reads, checks and compiles a plan. Returns the plan with its digest, or all faults found, in the order of the text.
 * Never throws, whatever the text. The file name only goes into the faults.
 */
export function parsePlan(text: string, fileName: string): ParsedPlan {
  const read = readYaml(text);
  const unreadable = read.faults.some(({ code }) => code === 'yaml' || code === 'too-large');
  if (unreadable) return refuse(read.yaml, fileName, read.faults, []);
  const schema = checkSchema(read.value);
  const broken = [...(schema.ok ? [] : schema.faults), ...everyRule.flatMap((rule) => rule(read.value))];
  if (!schema.ok || broken.length > 0 || read.faults.length > 0)
    return refuse(read.yaml, fileName, read.faults, broken);
  const plan = compilePlan(schema.source);
  return { ok: true, plan, digest: planDigest(plan) };
}

function refuse(yaml: YamlText, file: string, inText: readonly TextFault[], inPlan: readonly FoundFault[]): ParsedPlan {
  const placed = [...inText, ...inPlan.map((fault) => ({ ...fault, offset: offsetOf(yaml, fault) }))];
  const placeAt = placesOf(yaml.text);
  const faults = placed
    .toSorted(
      (left, right) =>
        left.offset - right.offset || compare(left.code, right.code) || compare(left.message, right.message),
    )
    .map(({ code, path, offset, message }): Fault => ({
      code,
      path: pathText(path),
      file,
      ...placeAt(offset),
      message,
    }));
  return { ok: false, faults: shortened(withoutRepeats(faults)) };
}

/** The same words at the same place come once, whoever found them. */
function withoutRepeats(faults: readonly Fault[]): Fault[] {
  const seen = new Set<string>();
  return faults.filter(({ line, column, message }) => {
    const key = `${line}:${column}:${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

function shortened(faults: readonly Fault[]): readonly Fault[] {
  const shown = faults.slice(0, planLimits.faults);
  const last = shown.at(-1);
  if (shown.length === faults.length || last === undefined) return faults;
  const message = `${last.message} There are ${faults.length - shown.length} more faults: mend these first.`;
  return [...shown.slice(0, -1), { ...last, message }];
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
