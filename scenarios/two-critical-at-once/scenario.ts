import { carryOn } from '../dsl/carry-on.ts';
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
  'chief-executive',
];

/**
 * Customers' data in a log, and an injection, both critical, on one morning, with the same people: who is torn is seen, one
 * of the two is handed over and accepted, and both end.
 */
export async function play(scene: Play): Promise<void> {
  const { person, passes, refused } = scene;
  const security = person('security-lead');
  const deputy = person('security-deputy');
  const privacy = person('privacy-counsel');
  const executive = person('chief-operating-officer');

  const declare = (type: string, title: string) => security.declares({ type, title, system: 'support-assistant' });
  const exposure = await declare('sensitive-data-exposure', 'Account numbers are readable in a shared log');
  const injection = await declare('prompt-injection', 'A web page makes the assistant send its instructions');
  for (const incident of [exposure, injection]) {
    await security.answers(incident, 'exposed_data', 'personal');
    await security.answers(incident, 'people_affected', 2_400);
    await executive.answers(incident, 'material', true);
  }
  const { people } = await security.client.call(scene.routes.onCall.capacity, {});
  const torn = people.filter(({ isTorn }) => isTorn).map((each) => each.person.person);
  if (!torn.includes(security.id)) throw new Error('Nobody sees that security is torn between the two.');

  // One of the two is handed over: offered, and answered for by the other only once they accept.
  const owner = scene.everybody().find(({ id }) => id === torn[0]) ?? security;
  const view = await security.sees(injection);
  const before = scene.everybody().find(({ id }) => id === view.owner.person) ?? owner;
  const after = before.id === deputy.id ? security : deputy;
  await before.offers(injection, after);
  await refused('handover/not-yours', () => privacy.accepts(injection));
  await after.accepts(injection);
  if ((await after.sees(injection)).owner.person !== after.id) throw new Error('Who accepts answers for it.');
  await passes('10 min');
  await carryOn(scene, exposure, { applies: ['eu-gdpr-33'], review: 'The log is not shared any more.' });
  await carryOn(scene, injection, { applies: ['eu-gdpr-33'], review: 'The page is not read any more.' });
}
