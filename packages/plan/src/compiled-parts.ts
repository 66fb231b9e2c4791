import type { z } from 'zod';
import type { clocks } from './compiled/clocks.ts';
import type { Frozen } from './compiled/frozen.ts';
import type { schedule } from './compiled/on-call.ts';
import type {
  channel,
  closingCalendar,
  compartment,
  entity,
  hours,
  person,
  seatDetail,
} from './compiled/organisation.ts';
import type { continuity, exercises, pack, review, template, threshold, waiver } from './compiled/upkeep.ts';
import type { hold, insurer, store, vendor } from './compiled/vendors.ts';

// The parts of a compiled plan that nothing else describes: their stored shape is their type.
type Part<Schema extends z.ZodType> = Frozen<z.output<Schema>>;

export type LegalEntity = Part<typeof entity>;
export type ClosingCalendar = Part<typeof closingCalendar>;
export type Hours = Part<typeof hours>;
export type SeatDetail = Part<typeof seatDetail>;
export type PersonReference = Part<typeof person>;
export type Channel = Part<typeof channel>;
export type Compartment = Part<typeof compartment>;
export type OnCallSchedule = Part<typeof schedule>;
export type Rotation = OnCallSchedule['layers'][number]['rotations'][number];
export type Vendor = Part<typeof vendor>;
export type Insurer = Part<typeof insurer>;
export type EvidenceStore = Part<typeof store>;
export type HoldRule = Part<typeof hold>;
export type Threshold = Part<typeof threshold>;
export type Continuity = Part<typeof continuity>;
export type Template = Part<typeof template>;
export type ClockRegister = Part<typeof clocks>;
export type LawClock = ClockRegister['law'][string];
export type AgreedClock = ClockRegister['contracts'][string];
export type Exercises = Part<typeof exercises>;
export type Review = Part<typeof review>;
export type Waiver = Part<typeof waiver>;
export type PlanPack = Part<typeof pack>;
