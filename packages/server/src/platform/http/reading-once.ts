/**
 * Applications ask for their switches many times a second. The first reading of a minute is audited; the same reading by
 * the same caller again within it is not, or the audit would hold nothing else.
 */
export function createReadingOnce(now: () => number, withinMilliseconds = 60_000, capacity = 10_000) {
  const last = new Map<string, number>();
  return {
    isFirst(caller: string, what: string): boolean {
      const key = `${caller}\n${what}`;
      const at = now();
      const before = last.get(key);
      if (before !== undefined && at - before < withinMilliseconds) return false;
      if (last.size >= capacity) last.clear();
      last.set(key, at);
      return true;
    },
  };
}
