import type { Regime } from './regime.ts';
import { americas } from './packs/americas.ts';
import { asiaPacific } from './packs/asia-pacific.ts';
import { euAiAct } from './packs/eu-ai-act.ts';
import { euDataAndSecurity } from './packs/eu-data-and-security.ts';
import { uk } from './packs/uk.ts';
import { usFederal } from './packs/us-federal.ts';
import { usStatesAi } from './packs/us-states-ai.ts';
import { usStates } from './packs/us-states.ts';

/** Laws that belong together. Plain JSON, so that a digest over it names exactly what a deadline was counted by. */
export interface LawPack {
  readonly id: string;
  /** The day on which its contents were last held against the law; a second version of one day adds `.2`. */
  readonly version: string;
  readonly title: string;
  readonly regimes: readonly Regime[];
}

const version = '2026-11-26';

/** Every law pack there is. */
export const lawPacks: readonly LawPack[] = [
  { id: 'eu', version, title: 'European Union', regimes: [...euAiAct, ...euDataAndSecurity] },
  { id: 'uk', version, title: 'United Kingdom', regimes: uk },
  { id: 'us-federal', version, title: 'United States', regimes: usFederal },
  { id: 'us-states', version, title: 'States of the United States', regimes: [...usStates, ...usStatesAi] },
  { id: 'asia-pacific', version, title: 'Asia and the Pacific', regimes: asiaPacific },
  { id: 'americas', version, title: 'Canada and Brazil', regimes: americas },
];

/** Every regime under its id. */
export const lawRegimes: ReadonlyMap<string, Regime> = new Map(
  lawPacks.flatMap(({ regimes }) => regimes.map((regime) => [regime.id, regime] as const)),
);

/** The regime of that id, or undefined where no pack has it. */
export function findRegime(id: string): Regime | undefined {
  return lawRegimes.get(id);
}
