/** The same work, with calls of one key after another: two of them never run side by side. */
export function oneAtATime<Result>(work: (key: string) => Promise<Result>): (key: string) => Promise<Result> {
  const last = new Map<string, Promise<unknown>>();
  return (key) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(
      () => work(key),
      () => work(key),
    );
    last.set(key, mine);
    return mine;
  };
}
