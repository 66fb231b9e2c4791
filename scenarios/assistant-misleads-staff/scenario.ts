import { approve, carryOn } from '../dsl/carry-on.ts';
import { rang } from '../dsl/rang.ts';
import type { Play } from '../dsl/play.ts';

/** The lead of security is away, and nobody sits in their seat. */
export const seats = [
  'managing-director',
  'it-contractor',
  'office-manager',
  'co-owner',
  'outside-counsel',
  'second-counsel',
];

/**
 * An internal assistant gives employees wrong guidance on a duty (the brief's second exercise), in a small company whose
 * lead of security is absent: the vacant seat is passed over, the deputy answers, and the work goes on.
 */
export async function play(scene: Play): Promise<void> {
  const { person, passes, refused } = scene;
  const director = person('managing-director');
  const contractor = person('it-contractor');
  const office = person('office-manager');
  const counsel = person('outside-counsel');

  // Anybody can declare with a title alone; the type is said later.
  const incident = await office.declares({
    type: 'incorrect-output',
    title: 'The assistant told staff that receipts may be thrown away',
  });
  await passes('1 min');
  rang(scene, 'it-contractor');
  // Nobody answers: the next ones are called, the vacant seat of the lead at no time.
  await passes('30 min');
  rang(scene, 'managing-director');
  if (scene.rung.some((call) => call.endsWith('it-lead'))) throw new Error('A vacant seat was called.');
  await office.client.call(scene.routes.incidents.setSystem, {
    params: { incident },
    body: { to: 'office-assistant', reason: 'It was the one in the office' },
  });
  await contractor.answers(incident, 'used_in_decision', true);
  await office.answers(incident, 'customer_impact', 'none');
  await refused('severity/not-yours', () => contractor.lowers(incident, 'low', 'It was a small thing'));
  await carryOn(scene, incident, { to: 'contain', facts: { exposed_data: 'none', material: false } });

  // A near guess is no stop: the assistant is stopped by whoever is there for security, without waiting for the lead.
  const stop = await director.proposes(incident, 'office-assistant.stop', 'It goes on telling people so');
  await approve(scene, await director.sees(incident), stop);
  await director.executes(incident, stop);
  await scene.asks();
  await passes('3 s');
  await carryOn(scene, incident, { to: 'recover', facts: { material: false } });
  const back = await director.proposes(incident, 'office-assistant.stop', 'It answers from the handbook now', stop);
  await director.executes(incident, back);
  await scene.asks();
  await passes('3 s');
  await carryOn(scene, incident, {
    facts: { material: false },
    review: 'The seat of the lead was vacant for a week: a stand-in is named in the plan now.',
  });
  await refused('incident/closed', () => counsel.answers(incident, 'material', true));
}
