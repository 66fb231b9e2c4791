import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { compiledSchema } from './compiled/compiled-schema.ts';
import { withoutDefaults } from './compiled/without-defaults.ts';
import type { CompiledPlan } from './compiled-plan.ts';
import { PlanError } from './plan-error.ts';

/** The plan version: SHA-256, in lower-case hex, of the plan's canonical JSON (RFC 8785). */
export function planDigest(plan: CompiledPlan): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalPlan(plan))));
}

/**
 * The plan's canonical JSON (RFC 8785), the bytes that its digest is of. What a plan of before a part was there would say
 * of it is left out, so that the version of a stored plan stays what it was when the language grows.
 */
export function canonicalPlan(plan: CompiledPlan): string {
  const text = canonicalize(withoutDefaults(compiledSchema, plan));
  if (text === undefined)
    throw new PlanError('bad-compiled-plan', 'The compiled plan is no JSON. Compile its text again.');
  return text;
}
