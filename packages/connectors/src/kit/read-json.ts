import type { z } from 'zod';

/** What a vendor answered, in the shape that is expected; null where it is anything else. */
export function readJson<T extends z.ZodType>(text: string, shape: T): z.infer<T> | null {
  try {
    const read = shape.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
