import { routes } from '@muster/api';
import type { DemoCast } from './demo-cast.ts';

/** How often the assistant of the demo asks for its switches, in milliseconds. */
const every = 1_000;

/** Plays the application: asks for its switches again and again, as it would before each answer. */
export function playAssistant({ assistant }: DemoCast, onChange: (key: string, value: string) => void) {
  const known = new Map<string, string>();
  const stopped = new AbortController();
  const turn = async () => {
    const { flags } = await assistant.call(routes.flags.all, { body: {} });
    for (const { key, value } of flags) {
      const before = known.get(key);
      known.set(key, String(value));
      if (before !== undefined && before !== String(value)) onChange(key, String(value));
    }
  };
  const run = async () => {
    while (!stopped.signal.aborted) {
      // A server that stops or restarts is asked again; the application would go on the same way.
      await turn().catch(() => undefined);
      await untilNext(stopped.signal);
    }
  };
  const running = run();
  return {
    async stop(): Promise<void> {
      stopped.abort();
      await running;
    },
  };
}

function untilNext(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, every);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
