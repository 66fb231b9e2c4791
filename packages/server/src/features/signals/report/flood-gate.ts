export interface FloodGate {
  /** False where too many came within this minute, or are under way. Whoever is let in leaves again. */
  enter(): boolean;
  leave(): void;
}

/** What everybody together may send, besides what one address may: strangers must not fill the disk in turns. */
export function createFloodGate(now: () => number, perMinute: number, atOnce: number): FloodGate {
  let began = 0;
  let entered = 0;
  let inside = 0;
  return {
    enter() {
      if (now() - began >= 60_000 || now() < began) {
        began = now();
        entered = 0;
      }
      if (entered >= perMinute || inside >= atOnce) return false;
      entered += 1;
      inside += 1;
      return true;
    },
    leave() {
      inside -= 1;
    },
  };
}
