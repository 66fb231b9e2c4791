/** One entry of a public list: its id and its name. */
export type TagEntry = readonly [id: string, name: string];
