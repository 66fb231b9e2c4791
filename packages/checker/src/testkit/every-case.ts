import { apr01Cases } from '../rules/apr-01.cases.ts';
import { apr02Cases } from '../rules/apr-02.cases.ts';
import { apr03Cases } from '../rules/apr-03.cases.ts';
import { apr04Cases } from '../rules/apr-04.cases.ts';
import { apr05Cases } from '../rules/apr-05.cases.ts';
import { apr06Cases } from '../rules/apr-06.cases.ts';
import { apr07Cases } from '../rules/apr-07.cases.ts';
import { apr08Cases } from '../rules/apr-08.cases.ts';
import { apr09Cases } from '../rules/apr-09.cases.ts';
import { apr10Cases } from '../rules/apr-10.cases.ts';
import { clk01Cases } from '../rules/clk-01.cases.ts';
import { clk02Cases } from '../rules/clk-02.cases.ts';
import { clk03Cases } from '../rules/clk-03.cases.ts';
import { clk04Cases } from '../rules/clk-04.cases.ts';
import { com01Cases } from '../rules/com-01.cases.ts';
import { esc01Cases } from '../rules/esc-01.cases.ts';
import { esc02Cases } from '../rules/esc-02.cases.ts';
import { esc03Cases } from '../rules/esc-03.cases.ts';
import { esc04Cases } from '../rules/esc-04.cases.ts';
import { evd01Cases } from '../rules/evd-01.cases.ts';
import { evd02Cases } from '../rules/evd-02.cases.ts';
import { exr01Cases } from '../rules/exr-01.cases.ts';
import { exr02Cases } from '../rules/exr-02.cases.ts';
import { flw01Cases } from '../rules/flw-01.cases.ts';
import { flw02Cases } from '../rules/flw-02.cases.ts';
import { flw03Cases } from '../rules/flw-03.cases.ts';
import { own01Cases } from '../rules/own-01.cases.ts';
import { own02Cases } from '../rules/own-02.cases.ts';
import { own03Cases } from '../rules/own-03.cases.ts';
import { own04Cases } from '../rules/own-04.cases.ts';
import { ret01Cases } from '../rules/ret-01.cases.ts';
import { ret02Cases } from '../rules/ret-02.cases.ts';
import { ret03Cases } from '../rules/ret-03.cases.ts';
import { ret04Cases } from '../rules/ret-04.cases.ts';
import { sec01Cases } from '../rules/sec-01.cases.ts';
import { sev01Cases } from '../rules/sev-01.cases.ts';
import { sev02Cases } from '../rules/sev-02.cases.ts';
import { sev03Cases } from '../rules/sev-03.cases.ts';
import { sev04Cases } from '../rules/sev-04.cases.ts';
import { sev05Cases } from '../rules/sev-05.cases.ts';
import { vnd01Cases } from '../rules/vnd-01.cases.ts';
import type { RuleCases } from './rule-cases.ts';

/** By the rule's id: what it finds, and what it lets pass. A rule without cases fails `every-rule.test.ts`. */
export const everyCase: Readonly<Record<string, RuleCases>> = {
  'APR-01': apr01Cases,
  'APR-02': apr02Cases,
  'APR-03': apr03Cases,
  'APR-04': apr04Cases,
  'APR-05': apr05Cases,
  'APR-06': apr06Cases,
  'APR-07': apr07Cases,
  'APR-08': apr08Cases,
  'APR-09': apr09Cases,
  'APR-10': apr10Cases,
  'CLK-01': clk01Cases,
  'CLK-02': clk02Cases,
  'CLK-03': clk03Cases,
  'CLK-04': clk04Cases,
  'COM-01': com01Cases,
  'ESC-01': esc01Cases,
  'ESC-02': esc02Cases,
  'ESC-03': esc03Cases,
  'ESC-04': esc04Cases,
  'EVD-01': evd01Cases,
  'EVD-02': evd02Cases,
  'EXR-01': exr01Cases,
  'EXR-02': exr02Cases,
  'FLW-01': flw01Cases,
  'FLW-02': flw02Cases,
  'FLW-03': flw03Cases,
  'OWN-01': own01Cases,
  'OWN-02': own02Cases,
  'OWN-03': own03Cases,
  'OWN-04': own04Cases,
  'RET-01': ret01Cases,
  'RET-02': ret02Cases,
  'RET-03': ret03Cases,
  'RET-04': ret04Cases,
  'SEC-01': sec01Cases,
  'SEV-01': sev01Cases,
  'SEV-02': sev02Cases,
  'SEV-03': sev03Cases,
  'SEV-04': sev04Cases,
  'SEV-05': sev05Cases,
  'VND-01': vnd01Cases,
};
