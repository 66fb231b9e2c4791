import type { Rule } from '../rule.ts';
import { apr01 } from './apr-01.ts';
import { apr02 } from './apr-02.ts';
import { apr03 } from './apr-03.ts';
import { apr04 } from './apr-04.ts';
import { apr05 } from './apr-05.ts';
import { apr06 } from './apr-06.ts';
import { apr07 } from './apr-07.ts';
import { apr08 } from './apr-08.ts';
import { apr09 } from './apr-09.ts';
import { apr10 } from './apr-10.ts';
import { clk01 } from './clk-01.ts';
import { clk02 } from './clk-02.ts';
import { clk03 } from './clk-03.ts';
import { clk04 } from './clk-04.ts';
import { com01 } from './com-01.ts';
import { esc01 } from './esc-01.ts';
import { esc02 } from './esc-02.ts';
import { esc03 } from './esc-03.ts';
import { esc04 } from './esc-04.ts';
import { evd01 } from './evd-01.ts';
import { evd02 } from './evd-02.ts';
import { exr01 } from './exr-01.ts';
import { exr02 } from './exr-02.ts';
import { flw01 } from './flw-01.ts';
import { flw02 } from './flw-02.ts';
import { flw03 } from './flw-03.ts';
import { own01 } from './own-01.ts';
import { own02 } from './own-02.ts';
import { own03 } from './own-03.ts';
import { own04 } from './own-04.ts';
import { ret01 } from './ret-01.ts';
import { ret02 } from './ret-02.ts';
import { ret03 } from './ret-03.ts';
import { ret04 } from './ret-04.ts';
import { sec01 } from './sec-01.ts';
import { sev01 } from './sev-01.ts';
import { sev02 } from './sev-02.ts';
import { sev03 } from './sev-03.ts';
import { sev04 } from './sev-04.ts';
import { sev05 } from './sev-05.ts';
import { vnd01 } from './vnd-01.ts';

/** Every rule that a compiled plan is held against. */
export const everyRule: readonly Rule[] = [
  apr01,
  apr02,
  apr03,
  apr04,
  apr05,
  apr06,
  apr07,
  apr08,
  apr09,
  apr10,
  clk01,
  clk02,
  clk03,
  clk04,
  com01,
  esc01,
  esc02,
  esc03,
  esc04,
  evd01,
  evd02,
  exr01,
  exr02,
  flw01,
  flw02,
  flw03,
  own01,
  own02,
  own03,
  own04,
  ret01,
  ret02,
  ret03,
  ret04,
  sec01,
  sev01,
  sev02,
  sev03,
  sev04,
  sev05,
  vnd01,
];
