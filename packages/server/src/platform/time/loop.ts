/** Something done again and again until it is stopped. */
export interface Loop {
  /** Do it now instead of waiting for the next turn. */
  wake(): void;
  /** When a turn last ended without a fault, by the monotonic clock in milliseconds; null before the first. */
  readonly lastGood: number | null;
  /** When it was started, by the same clock. */
  readonly startedAt: number;
  /** The fault of the last turn, or null. */
  readonly fault: string | null;
  /** Resolves once the turn under way has ended; no turn begins afterwards. */
  stop(): Promise<void>;
}

export interface Pace {
  /** From the end of a turn to the next. */
  readonly everyMilliseconds: number;
  /** From the end of a turn to one that somebody woke the loop for, so that a storm of wakers shares turns. */
  readonly restMilliseconds?: number;
}

/**
 * Runs `turn`, waits, and runs it again; a turn that answers `again` is followed at once. A turn that fails is told to
 * `onFault` and tried again later: a loop never ends by itself.
 */
export function startLoop(
  name: string,
  { everyMilliseconds, restMilliseconds = 0 }: Pace,
  turn: () => Promise<'again' | 'wait'>,
  onFault: (name: string, error: unknown) => void,
): Loop {
  let stopped = false;
  let wakeUp: (() => void) | null = null;
  let wanted = false;
  let lastGood: number | null = null;
  let fault: string | null = null;

  const sleep = (milliseconds: number, isOver: () => boolean) =>
    new Promise<void>((resolve) => {
      if (isOver()) return resolve();
      const timer = setTimeout(resolve, milliseconds);
      wakeUp = () => {
        if (!isOver()) return;
        clearTimeout(timer);
        resolve();
      };
    });

  async function pause(): Promise<void> {
    if (restMilliseconds > 0) await sleep(restMilliseconds, () => stopped);
    await sleep(everyMilliseconds - restMilliseconds, () => stopped || wanted);
  }

  async function run(): Promise<void> {
    while (!stopped) {
      wanted = false;
      let next: 'again' | 'wait' = 'wait';
      try {
        next = await turn();
        lastGood = performance.now();
        fault = null;
      } catch (error) {
        fault = error instanceof Error ? error.message : String(error);
        onFault(name, error);
      }
      if (next === 'wait') await pause();
      wakeUp = null;
    }
  }

  const startedAt = performance.now();
  const running = run();
  return {
    startedAt,
    wake() {
      wanted = true;
      wakeUp?.();
    },
    get lastGood() {
      return lastGood;
    },
    get fault() {
      return fault;
    },
    async stop() {
      stopped = true;
      wakeUp?.();
      await running;
    },
  };
}
