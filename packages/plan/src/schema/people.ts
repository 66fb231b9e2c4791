import { z } from 'zod';
import { channelKinds } from '../plan-words.ts';
import { timeZone } from './organisation.ts';
import { day, hoursOfWeek, id, line, listOf } from './words.ts';

const seat = z.strictObject({
  title: line.optional(),
  held_by: id.optional(),
  outsider: line.optional(),
  hours: z.array(hoursOfWeek).min(1).max(20).optional(),
  zone: timeZone.optional(),
  conflicts: listOf(id).optional(),
});

/** What is said of a seat beside its place in a function. A seat that stands only here belongs to no function. */
export const seats = z.record(z.string(), seat);

const person = z.strictObject({
  active: z.boolean().optional(),
  channels: z.record(z.string(), z.strictObject({ verified: day.optional() })).optional(),
});

/** People by reference; who they are is kept by the instance. */
export const people = z.record(z.string(), person);

const channel = z.strictObject({
  kind: z.enum(channelKinds),
  provider: line,
  needs: id.optional(),
  out_of_band: z.boolean().optional(),
});

/** The ways to reach people. */
export const channels = z.record(z.string(), channel);

/** The seats that administer the instance. */
export const administrators = listOf(id);

/** Who alone may know of some incidents. */
export const compartments = z.record(z.string(), z.strictObject({ title: line, members: listOf(id) }));
