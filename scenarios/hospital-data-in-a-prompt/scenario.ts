import { carryOn } from '../dsl/carry-on.ts';
import { expectDue } from '../dsl/expect-due.ts';
import type { Play } from '../dsl/play.ts';

export const seats = [
  'security-lead',
  'security-deputy',
  'general-counsel',
  'privacy-counsel',
  'operations-lead',
  'nursing-lead',
  'ml-lead',
  'platform-lead',
  'communications-lead',
  'chief-operating-officer',
  'chief-executive',
];

/** Two days before the clocks go back in the United States. */
export const start = '2026-10-30T15:00:00Z';

/**
 * Patients' data reaches the vendor of the model in prompts (a sensitive data exposure), in a hospital: sixty days of HIPAA
 * cross the end of summer time, and no hour is gained or lost by it.
 */
export async function play(scene: Play): Promise<void> {
  const { person, passes } = scene;
  const security = person('security-lead');
  const legal = person('general-counsel');

  const incident = await security.declares({
    type: 'sensitive-data-exposure',
    title: 'Charts of patients stand in prompts that the vendor keeps',
    system: 'triage-assistant',
  });
  await security.answers(incident, 'exposed_data', 'health');
  await security.answers(incident, 'people_affected', 610);
  const day = '2026-10-30T15:00:00.000Z';
  await legal.answers(incident, 'discovered_at', day);
  await legal.answers(incident, 'determined_at', day);
  const clocks = (await legal.sees(incident)).clocks.map(({ clock }) => clock);
  const hipaa = clocks.find((key) => key.startsWith('us-hipaa-164-404'));
  if (hipaa === undefined) throw new Error('HIPAA runs for a covered entity.');
  // Sixty days of twenty-four hours, also across the night that has an hour more.
  await expectDue(scene, incident, hipaa, '2026-12-29T15:00:00.000Z');
  await passes('3 days');
  await expectDue(scene, incident, hipaa, '2026-12-29T15:00:00.000Z');
  await legal.client.call(scene.routes.clocks.waive, {
    params: { incident, clock: hipaa, stage: 'hhs_secretary_annual' },
    body: { reason: '610 people: the Secretary is told at once and not once a year' },
  });
  await carryOn(scene, incident, {
    applies: ['us-hipaa-164-404'],
    facts: {
      patient_harm: false,
      harmful_output: false,
      used_in_decision: false,
      material: true,
      customer_impact: 'limited',
    },
    review: 'Prompts carry a number instead of a name now.',
  });
}
