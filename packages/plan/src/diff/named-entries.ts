import type { CompiledPlan } from '../compiled-plan.ts';

/** A compiled plan for comparing: lists whose entries have names become maps, so that order and position mean nothing. */
export function namedEntries(plan: CompiledPlan): Readonly<Record<string, unknown>> {
  const workflow = Object.entries(plan.workflow).map(([stage, definition]) => [
    stage,
    {
      ...definition,
      tasks: byName(definition.tasks, ({ id }) => id),
      decisions: byName(definition.decisions, ({ id }) => id),
    },
  ]);
  const onCall = Object.entries(plan.onCall).map(([id, schedule]) => [
    id,
    { ...schedule, layers: byName(schedule.layers, (layer) => layer.id) },
  ]);
  const rules = plan.severityRules.map(({ level, when, because }) => ({ level, when, because }));
  return {
    ...plan,
    workflow: Object.fromEntries(workflow),
    onCall: Object.fromEntries(onCall),
    severityRules: byName(rules, ({ when }) => when.cel),
    waivers: byName(plan.waivers, ({ rule, subject }) => `${rule} for ${subject}`),
    packs: byName(plan.packs, ({ name }) => name),
  };
}

/** Two entries of one name are told apart by a number. */
function byName<Entry>(entries: readonly Entry[], nameOf: (entry: Entry) => string): Readonly<Record<string, Entry>> {
  const named = new Map<string, Entry>();
  for (const entry of entries) {
    const name = nameOf(entry);
    let free = name;
    for (let number = 2; named.has(free); number += 1) free = `${name} (${number})`;
    named.set(free, entry);
  }
  return Object.fromEntries(named);
}
