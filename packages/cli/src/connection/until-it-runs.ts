import { setTimeout as pause } from 'node:timers/promises';
import { routes } from '@muster/api';
import type { Client } from '@muster/api';
import type { Io } from '../io.ts';
import type { AfterAction } from '../output/print-after.ts';

/** How often it looks, in milliseconds; and how long after the latest instant it gives up looking. */
const every = 150;
const grace = 5_000;

/**
 * Follows an action whose evidence is captured first, until it runs. Ctrl-C ends the watching, not the action. Past the
 * latest instant it gives back what is known: the action is the server's.
 */
export async function untilItRuns(io: Io, client: Client, incident: string, asked: AfterAction): Promise<AfterAction> {
  let after = asked;
  for (let until: number | null = null; after.progress === 'preserving';) {
    const view = await client.call(routes.incidents.show, { params: { incident } });
    const action = view.actions.find(({ number }) => number === asked.number);
    if (action === undefined) return after;
    after = { ...asked, version: view.version, progress: action.progress };
    until ??= Date.parse(action.preserving?.until ?? view.declaredAt) + grace;
    if (after.progress !== 'preserving' || io.now().epochMilliseconds > until) return after;
    await pause(every);
  }
  return after;
}
