import { z } from 'zod';
import { channelKinds, weekdays } from '../plan-words.ts';
import { day, names } from './parts.ts';

/** A legal person of the organisation. `roles`: by law, what it is under that law. */
export const entity = z.strictObject({
  title: z.string(),
  country: z.string(),
  jurisdictions: names,
  sector: z.string().nullable(),
  listed: z.boolean(),
  roles: z.record(z.string(), names),
});

/** Days on which the organisation, or a part of it, is closed: a country's table and days of its own. */
export const closingCalendar = z.strictObject({
  title: z.string(),
  holidays: z.string().nullable(),
  closed: z.array(day),
});

/** Hours of the week in a zone; `to` at or before `from` ends on the next day. */
export const hours = z.strictObject({
  days: z.array(z.enum(weekdays)),
  from: z.string(),
  to: z.string(),
});

/** What a plan says of a seat; who sits there is kept by the instance. */
export const seatDetail = z.strictObject({
  title: z.string().nullable(),
  /** A reference, never a name. Two seats with one reference are held by one person. Null: a person of its own. */
  heldBy: z.string().nullable(),
  /** The organisation outside that the holder belongs to. */
  outsider: z.string().nullable(),
  /** When the holder can be reached without being on call. Null: at every hour. */
  hours: z.strictObject({ zone: z.string(), windows: z.array(hours) }).nullable(),
  /** Systems and vendors about which the holder is not free to approve. */
  conflicts: names,
});

/** A person by reference, with when each channel was last found to reach them. */
export const person = z.strictObject({
  active: z.boolean(),
  channels: z.record(z.string(), z.strictObject({ verified: day.nullable() })),
});

/** A way to reach people. */
export const channel = z.strictObject({
  kind: z.enum(channelKinds),
  provider: z.string(),
  /** An AI system of the register that the channel does not work without. */
  needs: z.string().nullable(),
  outOfBand: z.boolean(),
});

/** Who alone may know of some incidents. */
export const compartment = z.strictObject({ title: z.string(), members: names });
