// One check in a process of its own: what a plan makes the checker do takes neither the time nor the memory of the server.
import { checkPlan } from '@muster/checker';
import { parseInstant } from '@muster/clocks';
import { z } from 'zod';
import { planFile } from './plan-check.ts';

const checkJob = z.object({ source: z.string(), now: z.string().transform(parseInstant) });

process.once('message', (message) => {
  const { source, now } = checkJob.parse(message);
  process.send?.(checkPlan(source, planFile, now), () => process.disconnect?.());
});
