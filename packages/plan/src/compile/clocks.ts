import type { AgreedClock, ClockRegister, LawClock } from '../compiled-parts.ts';
import { noClocks, usualAlarms } from '../compiled/clocks.ts';
import type { PlanSource } from '../schema/plan-source.ts';
import { compileCondition } from './condition.ts';
import { mapValues } from './map-values.ts';

type Clocks = NonNullable<PlanSource['clocks']>;
type Law = NonNullable<Clocks['law']>[string];
type Agreed = NonNullable<Clocks['contracts']>[string];

export function compileClocks(clocks: Clocks | undefined): ClockRegister {
  if (clocks === undefined) return noClocks;
  return {
    owner: clocks.owner ?? null,
    deputy: clocks.deputy ?? null,
    margin: clocks.margin ?? null,
    alarms: clocks.alarms ?? usualAlarms,
    law: mapValues(clocks.law, compileLaw),
    ruledOut: clocks.ruled_out ?? {},
    contracts: mapValues(clocks.contracts, compileAgreed),
    internal: mapValues(clocks.internal, compileAgreed),
  };
}

function compileLaw(clock: Law): LawClock {
  return {
    ...shared(clock),
    entities: clock.entities ?? [],
    target: clock.target ?? null,
    anchors: clock.anchors ?? {},
  };
}

function compileAgreed(clock: Agreed): AgreedClock {
  const { title, from, within, clause, when } = clock;
  return {
    ...shared(clock),
    title,
    from,
    within,
    clause: clause ?? null,
    when: when === undefined ? null : compileCondition(when),
  };
}

function shared(clock: Law | Agreed) {
  return {
    owner: clock.owner ?? null,
    deputy: clock.deputy ?? null,
    recipient: clock.tell ?? null,
    template: clock.template ?? null,
    gate: clock.gate ?? null,
    margin: clock.margin ?? null,
    systems: clock.systems ?? [],
  };
}
