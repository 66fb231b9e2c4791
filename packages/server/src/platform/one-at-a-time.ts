/** The same work, with calls of one key after another: two of them never run side by side. */
export function oneAtATime<Rest extends readonly unknown[], Result>(
  work: (key: string, ...rest: Rest) => Promise<Result>,
): (key: string, ...rest: Rest) => Promise<Result> {
  const last = new Map<string, Promise<unknown>>();
  return (key, ...rest) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(
      () => work(key, ...rest),
      () => work(key, ...rest),
    );
    last.set(key, mine);
    return mine;
  };
}
