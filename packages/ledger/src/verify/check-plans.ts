import { toHex } from './bytes.ts';
import type { PackEntry } from './check-entries.ts';
import type { Sha256 } from './hashing.ts';
import type { PackPart } from './manifest.ts';
import type { FaultList } from './pack-fault.ts';

/** The name of the part that holds the plan with this digest. */
export function planPart(digest: string): string {
  return `plans/${digest}.json`;
}

/** Every plan that an entry names is there, and none besides. `certain` is false where an entry could not be read. */
export function checkPlans(
  entries: readonly (PackEntry | undefined)[],
  plans: readonly PackPart[],
  certain: boolean,
  faults: FaultList,
): void {
  const named = new Map<string, number>();
  for (const entry of entries) {
    if (entry?.event.plan !== undefined && !named.has(planPart(entry.event.plan)))
      named.set(planPart(entry.event.plan), entry.index);
  }
  const present = new Set(plans.map((plan) => plan.name));
  for (const [name, entry] of named) {
    if (!present.has(name))
      faults.add({
        code: 'plan-missing',
        part: 'entries.jsonl',
        entry,
        message: `Entry ${entry} was made under ${name}, which is not in the pack.`,
      });
  }
  for (const name of present) {
    if (certain && !named.has(name)) faults.add({ code: 'plan-extra', part: name, message: `No entry names ${name}.` });
  }
}

/** Hashes every plan against its name. */
export function checkPlanDigests(
  plans: readonly PackPart[],
  partBytes: (name: string) => Uint8Array,
  sha256: Sha256,
  faults: FaultList,
): void {
  for (const { name } of plans) {
    if (planPart(toHex(sha256([partBytes(name)]))) === name) continue;
    faults.add({ code: 'plan-changed', part: name, message: `${name} does not have the digest that names it.` });
  }
}
