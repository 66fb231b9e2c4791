import { ProblemError, routes } from '@muster/api';
import type { BodyOf, Client } from '@muster/api';
import { formatFindings } from '@muster/checker';
import type { Outcome } from '../command.ts';
import type { Io } from '../io.ts';
import { formatFor, print } from '../output/print.ts';
import type { Format } from '../output/print.ts';
import { planLines } from '../views/plan-lines.ts';

/** Adds a plan from a file and tells where it stands. Findings that block are printed as `muster check` prints them. */
export async function sendPlan(
  io: Io,
  client: Client,
  file: string,
  body: BodyOf<typeof routes.plans.add>,
  format: Format | undefined,
): Promise<Outcome> {
  const added = await client
    .call(routes.plans.add, { body })
    .catch((error: unknown) => Promise.reject(withFindingsTold(io, file, format, error)));
  return print(io, format, added, () => planLines(io, added));
}

/** The findings go to where `muster check` puts them; the error that is left says the rest. */
function withFindingsTold(io: Io, file: string, format: Format | undefined, error: unknown): unknown {
  if (!(error instanceof ProblemError) || error.problem.findings === undefined) return error;
  const { findings, ...problem } = error.problem;
  const form = formatFor(io, format) === 'json' ? 'json' : 'text';
  io.stdout.write(
    formatFindings(
      findings.map((finding) => ({ ...finding, file })),
      form,
    ),
  );
  return new ProblemError({ ...problem, faults: [] });
}
