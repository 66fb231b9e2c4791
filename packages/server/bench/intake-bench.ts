import { parseInstant } from '@muster/clocks';
import type { IntakeLog } from '../src/platform/intake/intake-log.ts';
import type { RateResult } from './append-bench.ts';

const receivedAt = parseInstant('2026-11-23T09:30:00Z');

/** Signals of a kibibyte each, so many sources at the same time, each waiting for its answer. */
export async function measureIntake(intake: IntakeLog, signals = 20_000, sources = 32): Promise<RateResult> {
  const body = Buffer.from(JSON.stringify({ alert: 'ChatbotLeaksAccountData', fill: 'x'.repeat(980) }));
  const began = performance.now();
  let left = signals;
  const send = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await intake.append({ organisation: 'bench', route: 'generic', receivedAt, body });
    }
  };
  await Promise.all(Array.from({ length: sources }, send));
  const seconds = (performance.now() - began) / 1000;
  return { events: signals, seconds, perSecond: signals / seconds };
}
