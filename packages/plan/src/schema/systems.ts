import { z } from 'zod';
import { containmentKinds } from '../plan-words.ts';
import { custom, functionId, id, line, listOf, period, roles } from './words.ts';

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

const containment = z
  .strictObject({
    title: line,
    does: z.enum(containmentKinds),
    hold: id.optional(),
    by_hand: line.optional(),
    reversible: z.boolean().optional(),
    gate: id,
    because: line.optional(),
    owner: functionId.optional(),
    tool: id.optional(),
    proven_when: line.optional(),
    proven_within: period.optional(),
    needs_vendor: z.boolean().optional(),
    undo: line.optional(),
    without_muster: line.optional(),
    verified_by: functionId.optional(),
  })
  .superRefine((step, context) => {
    if (step.proven_within !== undefined && step.proven_when === undefined) {
      context.addIssue(custom('missing', 'Say with `proven_when` what shows that the step took effect.'));
    }
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

const tool = z.strictObject({ title: line, changes: z.boolean(), switch: id.optional() });

const recorder = z.strictObject({
  purpose: line,
  lawful_basis: line,
  notice: line,
  assessment: line.optional(),
  keep: period,
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
  ladder: listOf(id).optional(),
  evidence: z.record(z.string(), z.strictObject({ from: line, kept_there: period, store: id.optional() })),
  without_muster: line,
  owner: id.optional(),
  entity: id.optional(),
  roles: z.record(z.string(), roles).optional(),
  jurisdictions: listOf(line).optional(),
  decides: listOf(id).optional(),
  prompts: listOf(line).optional(),
  guardrails: z.record(z.string(), z.strictObject({ title: line, version: line.optional() })).optional(),
  tools: z.record(z.string(), tool).optional(),
  retrieval: z.record(z.string(), z.strictObject({ title: line, data: listOf(id, 0).optional() })).optional(),
  fallback: line.optional(),
  recorder: recorder.optional(),
});

/** The register of AI systems: what each is, how it is contained, where its evidence lies. */
export const systems = z.record(z.string(), system);
