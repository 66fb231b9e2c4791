import { z } from 'zod';
import { custom, id, line, listOf, period } from './words.ts';

const switchValue = z.union([z.boolean(), z.number(), z.string().min(1).max(100)], {
  error: 'The value of a switch is true, false, a number or a word.',
});

const switchDefinition = z
  .strictObject({ normally: switchValue, held: switchValue })
  .superRefine(({ normally, held }, context) => {
    if (typeof normally !== typeof held) {
      context.addIssue({
        ...custom('wrong-type', 'Both values of a switch are of one kind: two words, two numbers, or true and false.'),
        path: ['held'],
      });
    } else if (normally === held) {
      context.addIssue({
        ...custom('duplicate', 'Held and normal value are the same: holding this switch would change nothing.'),
        path: ['held'],
      });
    }
  });

/** What a containment step does. `stop` and `throttle` take a service away from people. */
const containmentKinds = [
  'throttle',
  'disable-tool',
  'read-only',
  'fallback',
  'roll-back',
  'revoke-credential',
  'restrict-access',
  'rotate-credential',
  'quarantine',
  'stop',
] as const;

const containment = z
  .strictObject({
    title: line,
    does: z.enum(containmentKinds),
    hold: id.optional(),
    by_hand: line.optional(),
    reversible: z.boolean().optional(),
    gate: id,
    because: line.optional(),
  })
  .superRefine((step, context) => {
    if ((step.hold === undefined) === (step.by_hand === undefined)) {
      context.addIssue(
        custom('missing', 'Say either `hold`, with a switch of this system, or `by_hand`, with what a person does.'),
      );
    }
    if (step.by_hand !== undefined && step.reversible === undefined) {
      context.addIssue(custom('missing', 'A step by hand needs `reversible: true` or `reversible: false`.'));
    }
    if (step.hold !== undefined && step.reversible !== undefined) {
      context.addIssue({
        ...custom('unknown-key', 'A switch can always be released again. Remove `reversible`.'),
        path: ['reversible'],
      });
    }
  });

const system = z.strictObject({
  title: line,
  use: id,
  autonomy: z.enum(['suggests', 'acts-with-tools', 'decides']),
  data: listOf(id, 0),
  affects: id,
  revenue: z.boolean(),
  vendor: id.optional(),
  model: z.strictObject({ vendor: id.optional(), name: line, version: line, prompt: line.optional() }).optional(),
  switches: z.record(z.string(), switchDefinition).optional(),
  contain: z.record(z.string(), containment),
  evidence: z.record(z.string(), z.strictObject({ from: line, kept_there: period })),
  without_muster: line,
});

/** The register of AI systems: what each is, how it is contained, where its evidence lies. */
export const systems = z.record(z.string(), system);
