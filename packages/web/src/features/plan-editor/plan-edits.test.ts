import { describe, expect, test } from 'vitest';
import { editableNames, editablesOf, readPlanText, withOverride, withValue } from './plan-edits.ts';

const text = `# Read aloud.
approvals:
  notify-customers:   # always
    { approve: [1 of legal, 1 of executive], within: 4 h, expires: 24 h,
      on_silence: { after: 2 h, escalate_to: [privacy-counsel] } }
severity:
  lowered_by: [legal]
  high:
    posture: Act at once
    rules:
      - { when: harmful, because: Harmful output reached a person }
seats:
  security-lead: { held_by: p-7 }
on_call:
  security:
    layers:
      - { layer: first } # weekly
  legal: { layers: [{ layer: first }] }
  operations:
    overrides: [{ layer: first, from: 2026-12-24 09:00, to: 2026-12-25 09:00, seat: support-lead }]
`;

const fields = (kind: 'gate' | 'severity' | 'seat', name: string) => {
  const document = readPlanText(text);
  return document === null ? [] : editablesOf(document, kind, name);
};

describe('values that forms change', () => {
  test('are found by name', () => {
    const document = readPlanText(text);
    expect(document && editableNames(document, 'gate')).toEqual(['notify-customers']);
    expect(document && editableNames(document, 'severity')).toEqual(['high']);
    expect(fields('gate', 'notify-customers').map(({ value }) => value)).toEqual([
      '1 of legal',
      '1 of executive',
      '4 h',
      '24 h',
      '2 h',
    ]);
    expect(fields('severity', 'high').map(({ value }) => value)).toEqual([
      'Act at once',
      'Harmful output reached a person',
    ]);
  });

  test('change alone: every other letter of the text stays', () => {
    const [quorum] = fields('gate', 'notify-customers');
    if (quorum === undefined) throw new Error('There is no quorum.');
    expect(withValue(text, quorum, '2 of legal')).toBe(text.replace('1 of legal', '2 of legal'));
  });

  test('are quoted where they would read as something else', () => {
    const [posture] = fields('severity', 'high');
    if (posture === undefined) throw new Error('There is no posture.');
    for (const hostile of ['a: b', 'x, y] }', '# none', '"', 'true', "it's"]) {
      const changed = withValue(text, posture, hostile);
      expect(readPlanText(changed)?.getIn(['severity', 'high', 'posture'])).toBe(hostile);
    }
  });
});

describe('a swap', () => {
  const swap = {
    layer: 'first',
    from: '2026-12-26T09:00',
    to: '2026-12-27T09:00',
    seat: 'chief',
    because: 'Leave: sick',
  };

  test.each(['security', 'legal', 'operations'])('goes into the schedule %s, however it is written', (schedule) => {
    const changed = withOverride(text, schedule, swap);
    const overrides: unknown = readPlanText(changed)?.toJS().on_call[schedule].overrides;
    expect(Array.isArray(overrides) ? overrides.at(-1) : null).toMatchObject({ seat: 'chief', because: 'Leave: sick' });
    expect(changed).toContain('# Read aloud.');
    expect(changed).toContain('# weekly');
  });

  test('into a schedule that is not there changes nothing', () => {
    expect(withOverride(text, 'nobody', swap)).toBe(text);
  });

  test('a text that is no YAML gives no forms', () => {
    expect(readPlanText('a: [')).toBeNull();
    expect(withOverride('a: [', 'security', swap)).toBe('a: [');
  });
});
