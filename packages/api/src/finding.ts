import type { Finding } from '@muster/checker';
import { z } from 'zod';

/** One thing that is wrong with a plan, as `muster check` tells it. `error` blocks, where nobody answers for it. */
export const finding = z.strictObject({
  id: z.string(),
  severity: z.enum(['error', 'warning'] satisfies Finding['severity'][]),
  file: z.string(),
  line: z.int(),
  column: z.int(),
  path: z.string(),
  subject: z.string().nullable(),
  message: z.string(),
  counterexample: z.string().nullable(),
  fix: z.string(),
  waiver: z.strictObject({ owner: z.string(), until: z.string(), because: z.string() }).nullable(),
});
