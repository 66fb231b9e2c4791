import { hash } from 'node:crypto';
import { openCategories } from '@muster/engine';
import type { AnswerPreservation, Incident, IncidentCommand, PlanVersion, Refusal, Result } from '@muster/engine';
import { z } from 'zod';
import type { Caller } from '../../platform/caller.ts';
import type { ContentWriter } from '../../platform/content/content-writer.ts';
import type { Channel } from '../../platform/outbox/outbox-turn.ts';
import type { ClaimedMessage, SealedContent } from '../../platform/store/store.ts';
import type { Clock } from '../../platform/time/clock.ts';
import type { CollectRequest, Collected, Collector } from './collector.ts';

export interface CollectPorts {
  readonly clock: Clock;
  readonly writer: Pick<ContentWriter, 'text' | 'bytes'>;
  readonly blobs: { destroy(id: string): Promise<void> };
  /** Asked in this order; the first that reaches the source collects. */
  readonly collectors: readonly Collector[];
  readonly incidents: {
    find(
      organisation: string,
      incident: string,
    ): Promise<{ readonly incident: Incident; readonly plan: PlanVersion } | null>;
    answer(
      caller: Caller,
      incident: string,
      command: IncidentCommand,
      sealed: readonly SealedContent[],
    ): Promise<Result<null, Refusal>>;
  };
  readonly onFault: (collector: string, error: unknown) => void;
}

const payload = z.object({ incident: z.string(), action: z.int(), category: z.string() });

/** A collector that throws is asked so often before it counts as failed: the stop waits meanwhile. */
const mostAttempts = 3;

/**
 * Carries one wish for evidence to its collector and its answer to the incident. A message may come twice: each
 * category is answered once, in the append that also lets the action run when it was the last.
 */
export function createCollectChannel(ports: CollectPorts): Channel {
  return async (message) => {
    const { incident: id, action, category } = payload.parse(message.payload);
    const found = await ports.incidents.find(message.organisation, id);
    const asked = found?.incident.actions.find((each) => each.number === action)?.preservation ?? null;
    if (found === null || asked === null || !openCategories(found.incident, asked).includes(category)) return;
    const { incident, plan } = found;
    const source = plan.plan.systems[incident.system ?? '']?.evidence[category]?.from ?? null;
    const request = { organisation: message.organisation, incident, plan, action, category, source };
    const collector = ports.collectors.find((each) => each.reaches(request)) ?? null;
    const collected = await collect(ports, collector, request, message);
    await answer(ports, collector?.name ?? 'muster', request, collected);
  };
}

async function collect(
  { onFault }: CollectPorts,
  collector: Collector | null,
  request: CollectRequest,
  { attempts }: ClaimedMessage,
): Promise<Collected> {
  if (collector === null) return { kind: 'unable', cause: 'no-collector' };
  try {
    return await collector.collect(request);
  } catch (error) {
    if (attempts < mostAttempts) throw error;
    onFault(collector.name, error);
    return { kind: 'unable', cause: 'failed' };
  }
}

async function answer(
  ports: CollectPorts,
  name: string,
  { organisation, incident, action, category }: CollectRequest,
  collected: Collected,
): Promise<void> {
  const caller: Caller = {
    organisation,
    actor: { kind: 'service', service: name },
    via: 'collector',
    idempotency: null,
  };
  const sealed = collected.kind === 'unable' ? null : await seal(ports, collected);
  const said: AnswerPreservation['answer'] = sealed?.answer ?? { kind: 'unable', cause: causeOf(collected) };
  let kept = false;
  try {
    const command = { type: 'answer-preservation', number: action, category, answer: said } as const;
    const done = await ports.incidents.answer(caller, incident.id, command, sealed?.rows ?? []);
    kept = done.ok;
    if (!done.ok && !settled.has(done.refusal.code))
      throw new Error(`An answer of ${name} was refused: ${done.refusal.code}. ${done.refusal.message}`);
  } finally {
    if (!kept && sealed !== null) await ports.blobs.destroy(sealed.answer.item.id);
  }
}

/** Somebody else was first, or the incident ended meanwhile. */
const settled: ReadonlySet<string> = new Set(['preservation/answered', 'incident/closed', 'incident/unknown']);

function causeOf(collected: Collected) {
  return collected.kind === 'unable' ? collected.cause : 'failed';
}

async function seal({ writer, clock }: CollectPorts, collected: Extract<Collected, { kind: 'captured' }>) {
  const { bytes, mediaType, impersonal } = collected;
  const item = await writer.bytes(bytes, mediaType);
  const [title, source] = [await writer.text(collected.title), await writer.text(collected.source)];
  const said = {
    kind: 'captured',
    item: item.ref,
    // A plain digest of what is personal would outlive its redaction; the salted commitment does not.
    sha256: impersonal ? hash('sha256', bytes, 'hex') : null,
    title: title.ref,
    source: source.ref,
    capturedAt: clock.now(),
  } as const;
  return { answer: said, rows: [item.row, title.row, source.row] };
}
