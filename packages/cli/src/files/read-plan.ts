import { parsePlan } from '@muster/plan';
import type { ParsedPlan } from '@muster/plan';
import { CliError } from '../cli-error.ts';
import type { Io } from '../io.ts';
import { largestPlan } from './largest-plan.ts';
import { readText } from './read-limited.ts';

/** A plan from a file, compiled. Throws CliError `file` where it has faults, with the first of them. */
export async function readPlan(io: Io, path: string): Promise<Extract<ParsedPlan, { ok: true }>> {
  const parsed = parsePlan(await readText(io, path, largestPlan), path);
  if (parsed.ok) return parsed;
  const [first] = parsed.faults;
  const what = `The plan has ${parsed.faults.length} ${parsed.faults.length === 1 ? 'fault' : 'faults'}. ${first?.message ?? ''}`;
  const where = `${path}:${first?.line ?? 1}:${first?.column ?? 1}`;
  throw new CliError('file', { what, where, mend: `All of them: muster check ${path}` });
}
