import type { IncidentFilter, InsightBy, InsightDays } from '../client/queries.ts';
import { planTabs } from '../features/plan/plan-tab.ts';
import type { PlanTab } from '../features/plan/plan-tab.ts';
import { functions, stages } from '../features/incidents/filter-words.ts';
import { roomTabs } from '../features/common/room-tab.ts';
import type { RoomTab } from '../features/common/room-tab.ts';

/** What stands in addresses is written by anybody: each part is checked, and what does not fit is left out. */
type Given = Readonly<Record<string, unknown>>;

/** `declare`: open the dialog, for ways in from outside. */
export function checkNow({ whose, declare }: Given): { whose?: 'mine' | 'function' | 'all'; declare?: true } {
  const found = oneOf(whose, ['mine', 'function', 'all']);
  return { ...(found === null ? {} : { whose: found }), ...(declare === true ? { declare } : {}) };
}

export function checkInbox({ group, show }: Given): { group?: string; show?: 'waiting' | 'later' | 'done' | 'all' } {
  const found = oneOf(show, ['waiting', 'later', 'done', 'all']);
  return {
    ...(typeof group === 'string' && group !== '' ? { group } : {}),
    ...(found === null ? {} : { show: found }),
  };
}

export function checkIncidents(given: Given): IncidentFilter {
  const status = oneOf(given['status'], ['open', 'closed', 'not-an-incident']);
  const severity = oneOf(given['severity'], ['low', 'medium', 'high', 'critical']);
  const stage = oneOf(given['stage'], stages);
  const owing = oneOf(given['function'], functions);
  const { type, system, tag, set, overdue, text } = given;
  return {
    ...(status === null ? {} : { status }),
    ...(severity === null ? {} : { severity }),
    ...(isName(type) ? { type } : {}),
    ...(isName(system) ? { system } : {}),
    ...(isName(tag) ? { tag } : {}),
    ...(isName(set) ? { set } : {}),
    ...(stage === null ? {} : { stage }),
    ...(owing === null ? {} : { function: owing }),
    ...(overdue === true || overdue === 'true' ? { overdue: 'true' as const } : {}),
    ...((typeof text === 'string' && text !== '') || typeof text === 'number'
      ? { text: String(text).slice(0, 200) }
      : {}),
  };
}

export function checkRoom({ tab, full }: Given): { tab?: RoomTab; full?: boolean } {
  const found = oneOf(tab, roomTabs);
  return { ...(found === null ? {} : { tab: found }), ...(full === true ? { full } : {}) };
}

export function checkOnCall({ from }: Given): { from?: string } {
  return typeof from === 'string' && !Number.isNaN(Date.parse(from)) ? { from } : {};
}

export interface PlanSearch {
  part?: PlanTab;
  version?: string;
  function?: string;
  /** In the list of versions: what this one changes, and against which. */
  changes?: string;
  before?: string;
  severity?: 'low' | 'medium' | 'high' | 'critical';
  /** A local time of the organisation: `2026-12-27T03:00`. */
  at?: string;
  system?: string;
}

export function checkPlan(given: Given): PlanSearch {
  const part = oneOf(given['part'], planTabs);
  const severity = oneOf(given['severity'], ['low', 'medium', 'high', 'critical']);
  const [version, changes, before] = [given['version'], given['changes'], given['before']];
  const { function: own, at, system } = given;
  return {
    ...(part === null ? {} : { part }),
    ...(isDigest(version) ? { version } : {}),
    ...(isDigest(changes) ? { changes } : {}),
    ...(isDigest(before) ? { before } : {}),
    ...(isName(own) ? { function: own } : {}),
    ...(severity === null ? {} : { severity }),
    ...(typeof at === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(at) ? { at } : {}),
    ...(isName(system) ? { system } : {}),
  };
}

export function checkClocks({ answer, regime }: Given): { answer?: 'yes' | 'could-be' | 'no'; regime?: string } {
  const found = oneOf(answer, ['yes', 'could-be', 'no']);
  return { ...(found === null ? {} : { answer: found }), ...(isName(regime) ? { regime } : {}) };
}

export interface FollowUpSearch {
  state?: 'unfinished' | 'open' | 'done' | 'validated';
  whose?: 'mine' | 'all';
}

export function checkFollowUps(given: Given): FollowUpSearch {
  const state = oneOf(given['state'], ['unfinished', 'open', 'done', 'validated']);
  const whose = oneOf(given['whose'], ['mine', 'all']);
  return { ...(state === null ? {} : { state }), ...(whose === null ? {} : { whose }) };
}

export function checkInsights(given: Given): { by?: InsightBy; days?: InsightDays } {
  const by = oneOf(given['by'], ['type', 'system', 'severity']);
  // An address that looks like a number is read as one.
  const days = oneOf(String(given['days']), ['30', '90', '365']);
  return { ...(by === null ? {} : { by }), ...(days === null ? {} : { days }) };
}

function isDigest(given: unknown): given is string {
  return typeof given === 'string' && /^[0-9a-f]{64}$/.test(given);
}

function isName(given: unknown): given is string {
  return typeof given === 'string' && given !== '' && given.length <= 200;
}

function oneOf<Value extends string>(given: unknown, values: readonly Value[]): Value | null {
  return values.find((value) => value === given) ?? null;
}
