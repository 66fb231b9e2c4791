import type { Rule } from '../rule.ts';
import { own02 } from './own-02.ts';

/** Every rule that a compiled plan is held against. */
export const everyRule: readonly Rule[] = [own02];
