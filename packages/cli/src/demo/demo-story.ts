import { routes } from '@muster/api';
import type { DemoCast } from './demo-cast.ts';
import { groupOf, sendAlert, sendReport } from './demo-signals.ts';
import { demoWork } from './demo-work.ts';

/** What the demo leaves behind, for whoever looks. */
export interface DemoStory {
  /** Closed: the vendor's model was away. */
  readonly older: string;
  /** Open: the assistant gives out account numbers. Its stop waits for one more approval. */
  readonly live: string;
  /** The action that waits. */
  readonly stop: number;
}

/** Plays everything through the public routes: an older incident, a near miss, an untriaged report, and a live incident. */
export async function tellStory(cast: DemoCast, now: () => Temporal.Instant): Promise<DemoStory> {
  const older = await olderIncident(cast, now);
  await nearMiss(cast, now);
  const { live, stop } = await liveIncident(cast, now);
  await sendReport(
    cast,
    'A customer saw an order that is not theirs',
    'Chat of this morning; the customer calls back.',
  );
  return { older, live, stop };
}

async function olderIncident(cast: DemoCast, now: () => Temporal.Instant): Promise<string> {
  await sendAlert(cast, now, {
    name: 'VendorModelUnavailable',
    summary: 'Requests to the model of the vendor time out',
    minutesAgo: 55,
  });
  const group = await groupOf(cast, 'Requests to the model');
  const incident = await declare(
    cast,
    group,
    'vendor-outage',
    'The model of the vendor did not answer for half an hour',
  );
  const work = demoWork(cast, incident);
  await work.fact('operations-lead', 'critical_process_stopped', false);
  await work.fact('operations-lead', 'customer_impact', 'none');
  await work.fact('general-counsel', 'material', false);
  await work.noClockApplies('general-counsel', 'The model was away; no data left its boundary');
  await work.done('security-lead', 'record-first-signal');
  await work.enter('security-lead', 'classify');
  await work.done('security-lead', 'triage');
  await work.enter('security-lead', 'contain');
  await work.decide('security-lead', 'containment', 'None', 'Nothing is exposed; the service is only away');
  await work.decide('operations-lead', 'continuity', 'People answer', 'The human queue took every conversation');
  await work.enter('security-lead', 'investigate');
  const attach = (category: string, title: string, source: string, text: string) =>
    work.attach('ml-lead', { category, title, source, text });
  await attach(
    'application-logs',
    'Time-outs of the assistant',
    'log store',
    'POST /v1/chat 504 after 30 s, 214 times\n',
  );
  await attach('vendor-correspondence', 'Status message of the vendor', 'status page', 'Degraded service, resolved\n');
  await attach(
    'prompts-and-outputs',
    'The last answers before the outage',
    'flight recorder',
    'Three of ten were cut off\n',
  );
  await attach('access-logs', 'Who changed the assistant that day', 'sign-on log', 'Nobody\n');
  await attach('model-configuration', 'What ran that day', 'deployment history', 'example-large 2026-09, unchanged\n');
  await attach('decision-records', 'Notes of the call', 'notes', 'The queue takes over; back after 31 minutes\n');
  await work.done('ml-lead', 'notify-vendors');
  await work.done('ml-lead', 'root-cause', 'A failed roll-out at the vendor');
  await work.enter('ml-lead', 'recover');
  await work.fix('ml-lead', 'security-deputy', 'The vendor rolled its model back');
  await work.done('ml-lead', 'validate-fix', 'The vendor rolled back; 500 requests without a fault');
  await work.done('operations-lead', 'restore');
  await work.enter('operations-lead', 'review');
  await work.done('operations-lead', 'review-meeting');
  await work.done('operations-lead', 'follow-ups', 'A second vendor for short answers, by the end of the quarter');
  await work.close('operations-lead', 'The human queue held. What was missing: a second vendor.');
  return incident;
}

/** Looked at, and no incident: kept with its reason, and a ticket for engineering. */
async function nearMiss(cast: DemoCast, now: () => Temporal.Instant): Promise<void> {
  await sendAlert(cast, now, {
    name: 'InjectionBlocked',
    summary: 'A prompt injection was blocked before the model answered',
    minutesAgo: 40,
  });
  const group = await groupOf(cast, 'injection was blocked');
  const security = cast.as('security-deputy');
  await security.call(routes.signals.triage, { params: { group } });
  await security.call(routes.signals.decline, {
    params: { group },
    body: {
      reason: 'The filter stopped it and nothing left its boundary',
      nearMiss: true,
      ticket: 'Add this wording to the tests of the filter',
    },
  });
}

async function liveIncident(
  cast: DemoCast,
  now: () => Temporal.Instant,
): Promise<{ readonly live: string; readonly stop: number }> {
  await sendAlert(cast, now, {
    name: 'AssistantLeak',
    summary: "The assistant answered with account numbers that were not the customer's own",
    minutesAgo: 12,
  });
  const group = await groupOf(cast, 'account numbers');
  await cast.as('security-lead').call(routes.signals.triage, { params: { group } });
  const title = 'The support assistant gives out account numbers of other customers';
  const live = await declare(cast, group, 'prompt-injection', title);
  const work = demoWork(cast, live);
  await work.done('security-lead', 'record-first-signal');
  await work.done('security-lead', 'preserve-recorder-slice');
  await work.fact('operations-lead', 'customer_impact', 'limited');
  await work.fact('security-lead', 'exposed_data', 'confidential');
  await work.unknown('security-lead', 'people_affected', 'The log query still runs');
  await work.enter('security-lead', 'classify');
  await work.done('security-lead', 'triage');
  await work.enter('security-lead', 'contain');
  const refunds = await work.propose(
    'security-lead',
    'support-assistant.disable-refunds',
    'The injection asks for refunds too',
  );
  await work.execute('security-lead', refunds);
  await work.attach('ml-lead', {
    category: 'application-logs',
    title: 'Log of the assistant around the first leak',
    source: 'log store',
    text: 'tool=order_history customer=4711 caller=4188 allowed=true\n',
  });
  const human = 'Every conversation may go to the human queue';
  await work.decide('operations-lead', 'continuity', human, 'Twelve people are on shift until 20:00');
  const stop = await work.propose('ml-lead', 'support-assistant.stop', 'It still answers with account numbers');
  await work.approve('operations-lead', stop);
  return { live, stop: stop.number };
}

async function declare(cast: DemoCast, group: string, type: string, title: string): Promise<string> {
  const body = { type, title, system: 'support-assistant', signalGroups: [group] };
  return (await cast.as('security-lead').call(routes.incidents.declare, { body })).reference;
}
