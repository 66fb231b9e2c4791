import { z } from 'zod';
import { packKinds } from '../plan-words.ts';
import { id } from './words.ts';

/** What the plan builds on: each pack by name and by the digest of its content, so that it cannot change silently. */
export const packs = z
  .array(
    z.strictObject({
      pack: id,
      kind: z.enum(packKinds),
      digest: z
        .string()
        .regex(/^sha256:[0-9a-f]{64}$/, 'Write "sha256:" and the 64 hexadecimal digits of the pack\'s digest.'),
    }),
  )
  .max(50);
