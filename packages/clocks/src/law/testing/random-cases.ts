import { parseInstant } from '../../instant.ts';
import type { AnchorName } from '../anchor-name.ts';
import { lawRegimes } from '../law-pack.ts';
import { circumstancesOf, regimeDue } from '../regime-due.ts';
import type { Anchors } from '../regime-due.ts';
import type { Regime, Stage } from '../regime.ts';
import { slowDue } from './slow-calculator.ts';
import { daysOf, placesOfTests } from './slow-days.ts';

export interface RandomCase {
  readonly regime: Regime;
  readonly stage: Stage;
  readonly anchor: number;
  /** The anchor of the cap, before or after the other. */
  readonly capAnchor: number;
  readonly zone: string;
  readonly circumstances: readonly string[];
}

type Random = () => number;

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const numbered = [...lawRegimes.values()]
  .filter(({ status }) => status !== 'repealed')
  .flatMap((regime) => regime.stages.filter(isNumbered).map((stage) => ({ regime, stage })));

/** A stage that has a number, anchors that love the days on which counting goes wrong, a place, a circumstance. */
export function randomCase(random: Random, wanted: (stage: Stage) => boolean = () => true): RandomCase {
  const { regime, stage } = pick(
    random,
    numbered.filter(({ stage }) => wanted(stage)),
  );
  const anchor = randomAnchor(random);
  return {
    regime,
    stage,
    anchor,
    capAnchor: anchor - Math.floor(random() * 40 * 3_600_000),
    zone: regime.holidays === 'of-the-zone' ? pick(random, Object.keys(placesOfTests)) : regime.zone.name,
    circumstances: circumstancesOf(regime).filter(() => random() < 0.5),
  };
}

const awkward = ['03-07', '03-28', '10-24', '10-31', '12-22', '12-30', '02-27', '01-30', '04-01', '04-03', '05-12'];

function randomAnchor(random: Random): number {
  const year = 2025 + Math.floor(random() * 4);
  if (random() < 0.5) return Date.UTC(year, 0, 2) + Math.floor(random() * 360 * 86_400_000);
  return Date.parse(`${year}-${pick(random, awkward)}T00:00:00Z`) + Math.floor(random() * 4 * 86_400_000);
}

function pick<T>(random: Random, items: readonly T[]): T {
  const found = items[Math.floor(random() * items.length)];
  if (found === undefined) throw new RangeError('There is nothing to pick from.');
  return found;
}

function isNumbered({ term }: Stage): boolean {
  return term.kind === 'counted' || term.kind === 'capped';
}

/** What is wrong with a calculator's answer, or null. `as` is the regime that the calculator is given. */
export function disagreement(one: RandomCase, as: Regime = one.regime): string | null {
  const { stage, zone, circumstances } = one;
  const anchors: Partial<Record<AnchorName, string>> = { [stage.anchor]: moment(one.anchor) };
  if (stage.term.kind === 'capped') anchors[stage.term.cap.anchor] = moment(one.capAnchor);
  const found = regimeDue(as, anchors as Anchors, { zone, circumstances });
  const counted = found.ok ? found.stages.find(({ name }) => name === stage.name) : undefined;
  const said = counted === undefined ? JSON.stringify(found) : `${counted.strictDue} ${counted.legalLatest}`;
  const { strict, legal } = slowDue(questionOf(one));
  const wanted = `${moment(strict)} ${moment(legal)}`;
  if (said === wanted) return null;
  return `${as.id} ${stage.name} from ${JSON.stringify(anchors)} in ${zone} ${circumstances.join(' ')}: ${said}, but walking gives ${wanted}`;
}

function questionOf({ regime, stage, anchor, capAnchor, zone, circumstances }: RandomCase) {
  const { term, relief, variants } = stage;
  if (term.kind !== 'counted' && term.kind !== 'capped') throw new RangeError('That stage has no number.');
  const variant = variants.find(({ circumstance }) => circumstances.includes(circumstance));
  const country = regime.holidays === 'US' || regime.holidays === 'BR' ? regime.holidays : undefined;
  return {
    rule: term.rule,
    length: variant?.length ?? term.length,
    anchor,
    zone,
    days: daysOf(zone, country),
    cap: term.kind === 'capped' ? { anchor: capAnchor, hours: term.cap.length.count } : null,
    relieved: relief !== null && (relief.circumstance === null || circumstances.includes(relief.circumstance)),
  };
}

function moment(at: number): string {
  return parseInstant(new Date(at).toISOString());
}
