import { readFile } from 'node:fs/promises';
import type { Caller } from './platform/caller.ts';
import type { Muster } from './muster.ts';
import { ownFile } from './platform/own-files.ts';

/**
 * The first start of an organisation: the starter plan in force, and a one-time link for its first administrator. Until
 * somebody has used one, each start makes a new link: the former may never have been seen.
 */
export async function firstStart(muster: Muster): Promise<{ readonly link: string } | null> {
  const { organisation } = muster.parts;
  const caller: Caller = {
    organisation,
    actor: { kind: 'service', service: 'start' },
    via: 'start',
    idempotency: null,
  };
  if ((await muster.plans.current(organisation)) === null) await addStarter(muster, caller);
  const people = await muster.people.list(organisation);
  if (people.some((person) => person.standing === 'joined')) return null;
  const waiting = people.find((person) => person.administrator && person.standing === 'invited');
  if (!waiting)
    return { link: (await muster.people.invite(caller, { name: 'Administrator', administrator: true })).secret };
  const renewed = await muster.people.renewLink(caller, waiting.id);
  return renewed.ok ? { link: renewed.value.secret } : null;
}

async function addStarter(muster: Muster, caller: Caller): Promise<void> {
  const starter = ownFile(
    new URL('../../plan/starters/saas-chatbot.yaml', import.meta.url),
    'starters/saas-chatbot.yaml',
  );
  const added = await muster.plans.add(caller, { source: await readFile(starter, 'utf8'), replaces: null, note: null });
  if (added.kind === 'blocked')
    throw new Error(`The starter plan has findings: ${added.findings.map((each) => each.message).join('; ')}`);
}
