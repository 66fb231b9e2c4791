import type { IncidentFilter } from '../client/queries.ts';
import { roomTabs } from '../features/common/room-tab.ts';
import type { RoomTab } from '../features/common/room-tab.ts';

/** What stands in addresses is written by anybody: each part is checked, and what does not fit is left out. */
type Given = Readonly<Record<string, unknown>>;

export function checkNow({ whose }: Given): { whose?: 'mine' | 'function' | 'all' } {
  const found = oneOf(whose, ['mine', 'function', 'all']);
  return found === null ? {} : { whose: found };
}

export function checkInbox({ group, show }: Given): { group?: string; show?: 'waiting' | 'done' | 'all' } {
  const found = oneOf(show, ['waiting', 'done', 'all']);
  return {
    ...(typeof group === 'string' && group !== '' ? { group } : {}),
    ...(found === null ? {} : { show: found }),
  };
}

export function checkIncidents({ status, severity, text }: Given): IncidentFilter {
  const [knownStatus, level] = [
    oneOf(status, ['open', 'closed', 'not-an-incident']),
    oneOf(severity, ['low', 'medium', 'high', 'critical']),
  ];
  return {
    ...(knownStatus === null ? {} : { status: knownStatus }),
    ...(level === null ? {} : { severity: level }),
    ...((typeof text === 'string' && text !== '') || typeof text === 'number'
      ? { text: String(text).slice(0, 200) }
      : {}),
  };
}

export function checkRoom({ tab, full }: Given): { tab?: RoomTab; full?: boolean } {
  const found = oneOf(tab, roomTabs);
  return { ...(found === null ? {} : { tab: found }), ...(full === true ? { full } : {}) };
}

export function checkPlan({ version }: Given): { version?: string } {
  return typeof version === 'string' && /^[0-9a-f]{64}$/.test(version) ? { version } : {};
}

function oneOf<Value extends string>(given: unknown, values: readonly Value[]): Value | null {
  return values.find((value) => value === given) ?? null;
}
