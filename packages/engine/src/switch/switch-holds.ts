import type { SwitchValue } from '@muster/plan';
import type { SwitchEvent } from '../events/all-events.ts';
import type { RecordedOf } from '../record/read-event.ts';
import { accept, refuse } from '../refusal.ts';
import type { Refusal, Result } from '../refusal.ts';

export type RecordedSwitchEvent = RecordedOf<SwitchEvent>;

export interface Hold {
  readonly incident: string;
  readonly action: number;
  readonly value: SwitchValue;
}

/** Who holds a switch. It is held while one hold is left: undoing one incident's stop never releases another's. */
export interface SwitchHolds {
  readonly version: number;
  readonly holds: readonly Hold[];
}

export const noHolds: SwitchHolds = { version: 0, holds: [] };

export type SwitchCommand =
  | { readonly type: 'place-hold'; readonly incident: string; readonly action: number; readonly value: SwitchValue }
  | { readonly type: 'release-hold'; readonly incident: string; readonly action: number; readonly by: number };

/** Placing a hold twice changes nothing; releasing one that is not there is refused. */
export function decideSwitch(state: SwitchHolds, command: SwitchCommand): Result<readonly SwitchEvent[], Refusal> {
  const { incident, action } = command;
  const there = state.holds.some((hold) => hold.incident === incident && hold.action === action);
  switch (command.type) {
    case 'place-hold':
      return accept(there ? [] : [{ type: 'hold-placed', data: { incident, action, value: command.value } }]);
    case 'release-hold':
      return there
        ? accept([{ type: 'hold-released', data: { incident, action, by: command.by } }])
        : refuse('switch/not-held', 'This incident holds the switch no more.', 'Look at who holds it.');
  }
}

export function evolveSwitch(state: SwitchHolds, event: SwitchEvent & { readonly version: number }): SwitchHolds {
  const { version } = event;
  switch (event.type) {
    case 'hold-placed':
      return { version, holds: [...state.holds, event.data] };
    case 'hold-released': {
      const { incident, action } = event.data;
      return { version, holds: state.holds.filter((hold) => hold.incident !== incident || hold.action !== action) };
    }
  }
}

/** What the switch serves: the value of the oldest hold, or its normal value when nobody holds it. */
export function switchValue(state: SwitchHolds, normally: SwitchValue): SwitchValue {
  return state.holds[0]?.value ?? normally;
}
