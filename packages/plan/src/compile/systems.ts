import type { ActionDefinition, SystemDefinition } from '../compiled-plan.ts';
import { containmentKinds } from '../plan-words.ts';
import type { PlanSource } from '../schema/plan-source.ts';
import { gatedActs } from './gated-acts.ts';
import { mapValues } from './map-values.ts';

type System = PlanSource['systems'][string];
type Step = System['contain'][string];

/** The register: switches get their flag keys. */
export function compileSystem(id: string, system: System): SystemDefinition {
  const { title, use, autonomy, data, affects, revenue, model } = system;
  const switches = Object.entries(system.switches ?? {}).map(
    ([name, values]) => [name, { key: `${id}.${name}`, ...values }] as const,
  );
  const evidence = Object.entries(system.evidence).map(
    ([category, source]) =>
      [category, { from: source.from, keptThere: source.kept_there, store: source.store ?? null }] as const,
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
    owner: system.owner ?? null,
    entity: system.entity ?? null,
    roles: system.roles ?? {},
    jurisdictions: system.jurisdictions ?? [],
    decides: system.decides ?? [],
    prompts: system.prompts ?? [],
    guardrails: mapValues(system.guardrails, (guard) => ({ title: guard.title, version: guard.version ?? null })),
    tools: mapValues(system.tools, (tool) => ({ ...tool, switch: tool.switch ?? null })),
    retrieval: mapValues(system.retrieval, (source) => ({ title: source.title, data: source.data ?? [] })),
    fallback: system.fallback ?? null,
    ladder: system.ladder ?? mildestFirst(system.contain),
    recorder: compileRecorder(system.recorder),
  };
}

/** Steps of one kind by name, so that the order of keys means nothing. */
function mildestFirst(steps: System['contain']): string[] {
  const rank = (step: string) => containmentKinds.findIndex((kind) => kind === steps[step]?.does);
  return Object.keys(steps)
    .toSorted()
    .toSorted((left, right) => rank(left) - rank(right));
}

function compileRecorder(recorder: System['recorder']): SystemDefinition['recorder'] {
  if (recorder === undefined) return null;
  const { purpose, lawful_basis, notice, assessment, keep } = recorder;
  return { purpose, lawfulBasis: lawful_basis, notice, assessment: assessment ?? null, kept: keep };
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
    does: step.does,
    owner: step.owner ?? null,
    tool: step.tool ?? null,
    proof: step.proven_when === undefined ? null : { text: step.proven_when, within: step.proven_within ?? null },
    needsVendor: step.needs_vendor ?? false,
    undo: step.undo ?? null,
    withoutMuster: step.without_muster ?? null,
    verifiedBy: step.verified_by ?? null,
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
    does: null,
    owner: null,
    tool: null,
    proof: null,
    needsVendor: false,
    undo: null,
    withoutMuster: null,
    verifiedBy: null,
  };
}
