import type { ActionDefinition, SystemDefinition } from '../compiled-plan.ts';
import type { PlanSource } from '../schema/plan-source.ts';
import { gatedActs } from './gated-acts.ts';

type System = PlanSource['systems'][string];
type Step = System['contain'][string];

/** The register: switches get their flag keys. */
export function compileSystem(id: string, system: System): SystemDefinition {
  const { title, use, autonomy, data, affects, revenue, model } = system;
  const switches = Object.entries(system.switches ?? {}).map(
    ([name, values]) => [name, { key: `${id}.${name}`, ...values }] as const,
  );
  const evidence = Object.entries(system.evidence).map(
    ([category, source]) => [category, { from: source.from, keptThere: source.kept_there }] as const,
  );
  return {
    title,
    use,
    autonomy,
    data,
    affects,
    revenue,
    vendor: system.vendor ?? model?.vendor ?? null,
    model: model === undefined ? null : { name: model.name, version: model.version, prompt: model.prompt ?? null },
    switches: Object.fromEntries(switches),
    evidence: Object.fromEntries(evidence),
    withoutMuster: system.without_muster,
  };
}

/** Every action: the containment steps of every system, and the four acts that need an approval by themselves. */
export function compileActions({ systems, workflow }: PlanSource): Record<string, ActionDefinition> {
  const preserve = workflow.contain.preserve_first;
  const preserveFirstSeconds = preserve?.kind === 'elapsed' ? preserve.seconds : null;
  const steps = Object.entries(systems).flatMap(([system, { contain }]) =>
    Object.entries(contain).map(
      ([name, step]) => [`${system}.${name}`, compileStep(system, step, preserveFirstSeconds)] as const,
    ),
  );
  const acts = Object.entries(gatedActs).map(([id, act]) => [id, compileAct(id, act)] as const);
  return Object.fromEntries([...steps, ...acts]);
}

function compileStep(system: string, step: Step, preserveFirstSeconds: number | null): ActionDefinition {
  return {
    title: step.title,
    system,
    adapter:
      step.hold === undefined
        ? { kind: 'manual', instruction: step.by_hand ?? step.title }
        : { kind: 'switch', switch: step.hold },
    gate: step.gate === 'none' ? null : step.gate,
    because: step.gate === 'none' ? (step.because ?? null) : null,
    reversible: step.reversible ?? true,
    external: false,
    preserveFirstSeconds,
  };
}

function compileAct(id: string, act: { readonly title: string; readonly instruction: string }): ActionDefinition {
  return {
    title: act.title,
    system: null,
    adapter: { kind: 'manual', instruction: act.instruction },
    gate: id,
    because: null,
    reversible: false,
    external: true,
    preserveFirstSeconds: null,
  };
}
