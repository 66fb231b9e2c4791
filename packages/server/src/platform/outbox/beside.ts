/** Work that goes on beside a loop: bounded, awaited at the end, and never without an owner. */
export interface Beside {
  /** Starts it as soon as there is room. */
  start(work: () => Promise<unknown>): Promise<void>;
  /** Resolves once nothing goes on any more. */
  idle(): Promise<void>;
}

export function createBeside(most: number, onFault: (error: unknown) => void): Beside {
  const running = new Set<Promise<unknown>>();
  return {
    async start(work) {
      while (running.size >= most) await Promise.race(running);
      const one: Promise<unknown> = work()
        .catch(onFault)
        .finally(() => running.delete(one));
      running.add(one);
    },
    async idle() {
      while (running.size > 0) await Promise.race(running);
    },
  };
}
