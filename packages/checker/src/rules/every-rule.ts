import type { Rule } from '../rule.ts';
import { own02 } from './own-02.ts';
import { sev01 } from './sev-01.ts';
import { sev02 } from './sev-02.ts';
import { sev03 } from './sev-03.ts';
import { sev04 } from './sev-04.ts';
import { sev05 } from './sev-05.ts';

/** Every rule that a compiled plan is held against. */
export const everyRule: readonly Rule[] = [own02, sev01, sev02, sev03, sev04, sev05];
