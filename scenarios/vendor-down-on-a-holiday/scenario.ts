import { carryOn } from '../dsl/carry-on.ts';
import { rang } from '../dsl/rang.ts';
import { webhookOf } from '../dsl/webhook-of.ts';
import type { Play } from '../dsl/play.ts';

export const seats = [
  'security-lead',
  'security-deputy',
  'general-counsel',
  'privacy-counsel',
  'operations-lead',
  'support-lead',
  'ml-lead',
  'platform-lead',
  'communications-lead',
  'chief-operating-officer',
];

/** The night of Saint Stephen's Day, a holiday in Ireland, a Saturday. */
export const start = '2026-12-26T02:50:00Z';

/**
 * The vendor of the model is down and an automated workflow stands still (the brief's third exercise), at night on a public
 * holiday, and Muster itself is down for two hours in the middle: what was due meanwhile happens at its start, once.
 */
export async function play(scene: Play): Promise<void> {
  const { person, passes } = scene;
  const operations = person('operations-lead');
  const support = person('support-lead');
  const engineering = person('ml-lead');

  const outage = 'The vendor fails eight requests in ten';
  const signals = await scene.alerts(webhookOf('VendorErrors', outage, '2026-12-26T02:45:00Z', 'd0d0d0d0d0d0d0d0'));
  await support.triages(signals);
  const incident = await support.declares({
    type: 'vendor-outage',
    title: 'The model does not answer; every conversation ends in an error',
    system: 'support-assistant',
    signals: [signals],
  });
  await operations.answers(incident, 'critical_process_stopped', true);
  await operations.answers(incident, 'customer_impact', 'widespread');
  await passes('1 min');
  const first = scene.rung.length;
  rang(scene, 'support-lead', 'platform-lead', 'chief-operating-officer');

  // Service goes on by people while the vendor works; nothing that costs revenue is stopped.
  await operations.decides(
    incident,
    'continuity',
    'Every conversation goes to the human queue',
    'Six people are on the holiday shift',
  );
  const fallback = await person('security-lead').proposes(incident, 'support-assistant.fallback', 'The vendor is down');
  await person('security-lead').executes(incident, fallback);
  await scene.asks();
  await passes('3 s');

  await scene.isDown('2 h');
  if (scene.rung.length === first) throw new Error('Nobody was called for what came due while Muster was down.');
  const calls = scene.rung.length;
  await scene.settles();
  if (scene.rung.length !== calls) throw new Error('What was late was done twice.');

  // Limits in business hours wait for the Tuesday; those by the clock do not.
  await carryOn(scene, incident, {
    to: 'recover',
    facts: { exposed_data: 'none', harmful_output: false, used_in_decision: false, material: false },
  });
  await passes('3 h');
  const back = await operations.proposes(incident, 'support-assistant.fallback', 'The vendor answers again', fallback);
  await operations.executes(incident, back);
  await scene.asks();
  await passes('3 s');
  await carryOn(scene, incident, { review: 'A second vendor is wanted for the nights of holidays.' });
  await engineering.sees(incident);
}
