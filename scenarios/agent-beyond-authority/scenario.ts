import { approve, carryOn } from '../dsl/carry-on.ts';
import { rang } from '../dsl/rang.ts';
import type { Play } from '../dsl/play.ts';

export const seats = [
  'security-lead',
  'security-deputy',
  'security-analyst',
  'general-counsel',
  'privacy-counsel',
  'operations-lead',
  'support-lead',
  'service-manager',
  'ml-lead',
  'platform-lead',
  'communications-lead',
  'chief-operating-officer',
  'chief-executive',
];

/** The last hour of summer time in Ireland: at 01:00 UTC the clocks there go back to one o'clock once more. */
export const start = '2026-10-25T00:20:00Z';

/**
 * An agent pays back orders that nobody asked to have paid back. Nobody answers at any gate, an approver is taken out of
 * the organisation between their yes and its use, and the night has one hour twice. Silence is never a yes.
 */
export async function play(scene: Play): Promise<void> {
  const { person, passes, refused } = scene;
  const security = person('security-lead');
  const operations = person('operations-lead');
  const service = person('service-manager');
  const legal = person('general-counsel');
  const communications = person('communications-lead');

  const incident = await security.declares({
    type: 'unauthorised-behaviour',
    title: 'The assistant paid back 412 orders that nobody complained about',
    system: 'support-assistant',
  });
  await operations.answers(incident, 'customer_impact', 'widespread');
  await security.answers(incident, 'exposed_data', 'none');
  await carryOn(scene, incident, { to: 'contain', facts: { people_affected: 412 } });

  // Containment that costs no revenue waits for nobody; the stop waits, and silence only asks more people.
  const refunds = await security.proposes(incident, 'support-assistant.disable-refunds', 'It pays out');
  await security.executes(incident, refunds);
  await scene.asks();
  await passes('3 s');
  const stop = await security.proposes(incident, 'support-assistant.stop', 'It may do other things as well');
  await passes('16 min');
  rang(scene, 'support-lead', 'chief-operating-officer');
  await refused('approval/needed', () => security.executes(incident, stop));
  const notice = await communications.proposes(incident, 'notify-customers', 'Money came to 412 people by mistake');
  const counsel = await legal.proposes(incident, 'retain-outside-counsel', 'Can it be asked back?');
  await passes('5 h');
  for (const [who, asked] of [
    [security, stop],
    [communications, notice],
    [legal, counsel],
  ] as const)
    await refused('approval/needed', () => who.executes(incident, asked));

  // Somebody says yes and is taken out before it is used: their yes counts no more.
  await service.approves(incident, stop);
  await person('security-deputy').approves(incident, stop);
  const yes = (await security.sees(incident)).actions.find((each) => each.number === stop);
  if (yes?.progress !== 'waiting' || yes.gate?.runBy === null) throw new Error('It should be approved by now.');
  await scene.leaves('service-manager');
  await refused('approval/needed', () => security.executes(incident, stop));
  await operations.approves(incident, stop);
  await security.executes(incident, stop);
  await scene.asks();
  await passes('3 s');
  await legal.refuses(incident, notice, 'It promises the money to them; the wording goes back');
  await approve(scene, await security.sees(incident), counsel);
  await passes('5 s');
  await legal.executes(incident, counsel);
  await legal.proves(incident, counsel);
  await carryOn(scene, incident, { to: 'recover' });
  for (const action of [stop, refunds]) {
    const back = await operations.proposes(
      incident,
      action === stop ? 'support-assistant.stop' : 'support-assistant.disable-refunds',
      'Payments need a person now',
      action,
    );
    await approve(scene, await security.sees(incident), back);
    await operations.executes(incident, back);
    await scene.asks();
    await passes('3 s');
  }
  await carryOn(scene, incident, { review: 'Nobody answered at night: the second layer of operations was asleep.' });
}
