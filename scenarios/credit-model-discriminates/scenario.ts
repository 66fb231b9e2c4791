import { approve, carryOn } from '../dsl/carry-on.ts';
import { expectDue } from '../dsl/expect-due.ts';
import type { Play } from '../dsl/play.ts';

export const seats = [
  'credit-risk-lead',
  'security-lead',
  'security-deputy',
  'general-counsel',
  'compliance-officer',
  'privacy-counsel',
  'privacy-deputy',
  'operations-lead',
  'support-lead',
  'ml-lead',
  'platform-lead',
  'chief-operating-officer',
  'chief-executive',
  'communications-lead',
];

/**
 * A credit model gives discriminatory results in a regulated process (the brief's fourth exercise): who answers for it is not
 * security, the clocks of the law run from moments that move, one of them earlier, and nobody alone lets words out.
 */
export async function play(scene: Play): Promise<void> {
  const { person, passes, refused } = scene;
  const risk = person('credit-risk-lead');
  const legal = person('general-counsel');
  const privacy = person('privacy-counsel');
  const operations = person('operations-lead');
  const executive = person('chief-operating-officer');
  const engineering = person('ml-lead');

  const incident = await operations.declares({
    type: 'harmful-or-biased-output',
    title: 'Applicants of one district are refused three times as often',
    system: 'credit-decisions',
  });
  const view = await risk.sees(incident);
  if (view.owner.person !== risk.id)
    throw new Error('The lead of credit risk answers for it, as the plan says by type.');
  await operations.answers(incident, 'harmful_output', true);
  await operations.answers(incident, 'used_in_decision', true);

  // The moment of awareness is said, later a letter is found, and the deadline comes earlier. It never goes later by itself.
  const clock = 'eu-gdpr-33.example-bank.controller';
  await legal.answers(incident, 'aware_at', '2026-11-23T09:00:00.000Z');
  await expectDue(scene, incident, clock, '2026-11-26T09:00:00.000Z');
  await passes('3 h');
  await legal.answers(incident, 'aware_at', '2026-11-22T15:00:00.000Z');
  await expectDue(scene, incident, clock, '2026-11-25T15:00:00.000Z');
  await legal.answers(incident, 'aware_at', '2026-11-23T11:00:00.000Z');
  await expectDue(scene, incident, clock, '2026-11-25T15:00:00.000Z');
  await executive.answers(incident, 'material', true);

  // Materiality made it critical. The stop costs revenue: two people, neither of whom asked.
  await carryOn(scene, incident, {
    to: 'contain',
    applies: ['eu-gdpr-33'],
    facts: { exposed_data: 'none', people_affected: 220 },
  });
  const stop = await risk.proposes(incident, 'credit-decisions.stop', 'Every further refusal may be unlawful');
  await refused('approval/needed', () => risk.executes(incident, stop));
  await approve(scene, await risk.sees(incident), stop);
  await risk.executes(incident, stop);
  await scene.asks();
  await passes('3 s');
  await carryOn(scene, incident, { to: 'recover', applies: ['eu-gdpr-33'], facts: { exposed_data: 'none' } });

  // Another model is a change of its own, validated by somebody else, and the way back goes through the same gate.
  await refused('change/not-validated', () => engineering.finishes(incident, 'validate-fix'));
  const back = await operations.proposes(incident, 'credit-decisions.stop', 'The former model decides again', stop);
  await approve(scene, await risk.sees(incident), back);
  await operations.executes(incident, back);
  await scene.asks();
  await passes('3 s');
  await carryOn(scene, incident, {
    applies: ['eu-gdpr-33'],
    review: 'The monitor compared sexes and ages and not districts: it does now.',
  });
  await privacy.reopens(incident, 'The authority asks again');
  await carryOn(scene, incident, { applies: ['eu-gdpr-33'], review: 'The authority has its answer.' });
}
