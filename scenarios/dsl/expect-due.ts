import type { Play } from './play.ts';

/** Throws unless the first stage of a clock is strictly due then; for null, unless it is due at all. */
export async function expectDue(scene: Play, incident: string, clock: string, at: string | null): Promise<void> {
  const [first] = scene.everybody();
  const view = await first?.sees(incident);
  const found = view?.clocks.find((each) => each.clock === clock);
  const due = found?.stages.flatMap(({ strictDue }) => strictDue ?? [])[0] ?? null;
  if (at === null ? due === null : due !== at) throw new Error(`${clock} is due at ${due}, not at ${at}.`);
}
