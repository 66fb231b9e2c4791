import { describe, expect, test } from 'vitest';
import { decideSwitch, evolveSwitch, noHolds, switchValue } from './switch-holds.ts';
import type { SwitchCommand, SwitchHolds } from './switch-holds.ts';

/** Holds after these commands; a refused one leaves its code instead. */
function after(...commands: readonly SwitchCommand[]): SwitchHolds | string {
  let state = noHolds;
  for (const command of commands) {
    const decided = decideSwitch(state, command);
    if (!decided.ok) return decided.refusal.code;
    for (const event of decided.value) state = evolveSwitch(state, { ...event, version: state.version + 1 });
  }
  return state;
}

const place = (incident: string, action = 1): SwitchCommand => ({ type: 'place-hold', incident, action, value: false });
const release = (incident: string, action = 1): SwitchCommand => ({ type: 'release-hold', incident, action, by: 9 });
const served = (state: SwitchHolds | string) => (typeof state === 'string' ? state : switchValue(state, true));

describe('a switch', () => {
  test('serves its normal value until somebody holds it', () => {
    expect(served(after())).toBe(true);
    expect(served(after(place('one')))).toBe(false);
    expect(served(after(place('one'), release('one')))).toBe(true);
  });

  test('held by two incidents is released by neither alone', () => {
    expect(served(after(place('one'), place('two'), release('one')))).toBe(false);
    expect(served(after(place('one'), place('two'), release('one'), release('two')))).toBe(true);
  });

  test('is placed once however often it is asked for', () => {
    expect(after(place('one'), place('one'))).toMatchObject({ version: 1 });
  });

  test('is not released by who does not hold it', () => {
    expect(after(place('one'), release('two'))).toBe('switch/not-held');
    expect(after(place('one'), release('one', 2))).toBe('switch/not-held');
  });
});
