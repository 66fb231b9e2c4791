import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until there is an answer; throws, with what was waited for, when the deadline passes. */
export async function until<Answer>(
  what: string,
  ask: () => Promise<Answer | null>,
  milliseconds = 20_000,
): Promise<Answer> {
  const end = performance.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (performance.now() > end) throw new Error(`${what}: not within ${milliseconds} ms.`);
    await sleep(50);
  }
}
