/** What a record of the plan holds under a name that came from outside; nothing for names every object has. */
export function entry<T>(record: Readonly<Partial<Record<string, T>>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
