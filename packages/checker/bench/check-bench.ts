import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseInstant } from '@muster/clocks';
import { starterNames } from '@muster/plan';
import { checkPlan } from '../src/index.ts';
import { generatedPlan } from './generated-plan.ts';

/** Milliseconds. */
export interface CheckTimes {
  /** `muster check` of the slowest starter, the whole process. */
  readonly starter: number;
  /** The same of a plan with 60 rules of severity, 24 people, 12 gates and 40 schedules. */
  readonly large: number;
  /** The same of the hostile text that takes longest to refuse. */
  readonly hostile: number;
  /** Within a process, by rules of severity: how the cost grows with them. */
  readonly byRules: readonly { readonly rules: number; readonly milliseconds: number }[];
}

const now = parseInstant('2026-11-26T09:00:00.000Z');
const large = { rules: 60, gates: 12, people: 24, schedules: 40 } as const;

/** `program`: the built command line, as `npm run muster` runs it. `hostileTexts`: what no plan is. */
export function measureChecks(program: string, hostileTexts: readonly string[]): CheckTimes {
  const folder = mkdtempSync(join(tmpdir(), 'muster-check-'));
  try {
    const starters = starterNames.map((name) =>
      wholeProcess(program, new URL(`../../plan/starters/${name}.yaml`, import.meta.url).pathname),
    );
    const file = join(folder, 'plan.yaml');
    writeFileSync(file, generatedPlan(large));
    const ofLarge = wholeProcess(program, file);
    const hostile = hostileTexts.map((text) => {
      writeFileSync(file, text);
      return wholeProcess(program, file);
    });
    const byRules = [10, 50, 100, 200].map((rules) => ({ rules, milliseconds: withRules(rules) }));
    return { starter: Math.max(...starters), large: ofLarge, hostile: Math.max(...hostile), byRules };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function wholeProcess(program: string, plan: string): number {
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [program, 'check', plan], { encoding: 'utf8' });
  const took = performance.now() - began;
  if (status !== 0 && status !== 1) throw new Error(`muster check ended with ${status}: ${stderr}`);
  return took;
}

function withRules(rules: number): number {
  const text = generatedPlan({ ...large, rules });
  const began = performance.now();
  const broken = checkPlan(text, 'plan.yaml', now).find(({ id }) => id.startsWith('L0'));
  if (broken !== undefined) throw new Error(`The generated plan does not compile: ${broken.message}`);
  return performance.now() - began;
}
