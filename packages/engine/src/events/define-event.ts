import type { z } from 'zod';

/** Turns the data of an event's older version into that of the next version. Pure; never looks anything up. */
export type Upcaster = (data: unknown) => unknown;

/**
 * One kind of event: its name, the version its data is written in today, the shape of that data, and how data of each
 * older version becomes the next one. A released version never changes: a new shape is a new version with an upcaster.
 */
export interface EventDefinition<Type extends string, Data extends z.ZodType> {
  readonly type: Type;
  readonly version: number;
  readonly data: Data;
  /** `upcasters[0]` takes version 1 to version 2, and so on: as many as `version - 1`. */
  readonly upcasters: readonly Upcaster[];
}

export function defineEvent<const Type extends string, Data extends z.ZodType>(
  type: Type,
  data: Data,
  upcasters: readonly Upcaster[] = [],
): EventDefinition<Type, Data> {
  return { type, version: upcasters.length + 1, data, upcasters };
}

/** The event that a definition describes, without its envelope. */
export type EventOf<Definition> =
  Definition extends EventDefinition<infer Type, infer Data>
    ? { readonly type: Type; readonly data: Readonly<z.infer<Data>> }
    : never;
