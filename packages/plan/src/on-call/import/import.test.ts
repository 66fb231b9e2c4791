import { describe, expect, it } from 'vitest';
import { dutiesAsOverrides, readICalendar, readPagerDuty } from '../../index.ts';

const calendar = (...events: readonly string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((event) => ['BEGIN:VEVENT', ...event.split('\n'), 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n');

describe('an iCalendar file', () => {
  it('gives each event as a duty: in UTC, in a zone, on whole days, over folded lines', () => {
    const text = calendar(
      'DTSTART:20261123T090000Z\nDTEND:20261130T090000Z\nSUMMARY:On call\\, first',
      'DTSTART;TZID=America/New_York:20261130T090000\nDTEND;TZID="America/New_York":20261207T090000\nSUMMARY:Sec\n ond',
      'DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261226\nSUMMARY:Third',
    );
    expect(readICalendar(text, 'Europe/Berlin')).toEqual({
      ok: true,
      duties: [
        { from: '2026-11-23T09:00:00.000Z', until: '2026-11-30T09:00:00.000Z', who: 'On call, first' },
        { from: '2026-11-30T14:00:00.000Z', until: '2026-12-07T14:00:00.000Z', who: 'Second' },
        { from: '2026-12-23T23:00:00.000Z', until: '2026-12-25T23:00:00.000Z', who: 'Third' },
      ],
    });
  });

  it('leaves out what was cancelled', () => {
    const text = calendar('STATUS:CANCELLED\nDTSTART:20261123T090000Z\nDTEND:20261130T090000Z\nSUMMARY:First');
    expect(readICalendar(text, 'UTC')).toEqual({ ok: true, duties: [] });
  });

  it.each([
    [
      'that repeats',
      'RRULE:FREQ=WEEKLY\nDTSTART:20261123T090000Z\nDTEND:20261130T090000Z\nSUMMARY:First',
      'it repeats',
    ],
    ['for nobody', 'DTSTART:20261123T090000Z\nDTEND:20261130T090000Z', 'nobody is named'],
    ['without an end', 'DTSTART:20261123T090000Z\nSUMMARY:First', 'DTSTART and DTEND'],
    ['on a day that is none', 'DTSTART:20261399T090000Z\nDTEND:20261130T090000Z\nSUMMARY:First', 'DTSTART and DTEND'],
    [
      'in a zone that is none',
      'DTSTART;TZID=Mars:20261123T090000\nDTEND:20261130T090000Z\nSUMMARY:First',
      'DTSTART and DTEND',
    ],
    ['that ends first', 'DTSTART:20261130T090000Z\nDTEND:20261123T090000Z\nSUMMARY:First', 'ends before it begins'],
  ])('with an event %s is refused', (_, event, said) => {
    expect(readICalendar(calendar(event), 'UTC')).toEqual({ ok: false, faults: [expect.stringContaining(said)] });
  });

  it('is refused when it is none, or without end', () => {
    expect(readICalendar('muster: 1', 'UTC')).toMatchObject({ ok: false });
    expect(readICalendar(`BEGIN:VCALENDAR\n${'x'.repeat(4_000_000)}`, 'UTC')).toMatchObject({ ok: false });
  });
});

describe('a PagerDuty schedule', () => {
  const rendered = (...entries: readonly unknown[]) => ({
    schedule: { final_schedule: { rendered_schedule_entries: entries } },
  });

  it('gives each rendered entry as a duty', () => {
    const entry = {
      start: '2026-11-23T09:00:00+01:00',
      end: '2026-11-30T09:00:00+01:00',
      user: { summary: 'First', type: 'user_reference' },
    };
    expect(readPagerDuty(rendered(entry))).toEqual({
      ok: true,
      duties: [{ from: '2026-11-23T08:00:00.000Z', until: '2026-11-30T08:00:00.000Z', who: 'First' }],
    });
  });

  it('is refused without rendered entries, or with times that cannot be read', () => {
    expect(readPagerDuty({ schedule: {} })).toMatchObject({ ok: false });
    expect(readPagerDuty(rendered({ start: 'Monday', end: 'Friday', user: { summary: 'First' } }))).toMatchObject({
      ok: false,
    });
  });
});

describe('duties as overrides', () => {
  const where = { layer: 'first', zone: 'Europe/Dublin', seats: new Map([['First', 'security-lead']]) };
  const duties = (text: string) => {
    const read = readICalendar(text, 'UTC');
    return read.ok ? read.duties : [];
  };

  it('stand in the local time of the schedule', () => {
    const text = calendar('DTSTART:20260601T080000Z\nDTEND:20261130T090000Z\nSUMMARY:First');
    expect(dutiesAsOverrides(duties(text), where)).toEqual({
      ok: true,
      overrides: [
        {
          layer: 'first',
          from: '2026-06-01T09:00',
          to: '2026-11-30T09:00',
          seat: 'security-lead',
          because: 'Imported',
        },
      ],
    });
  });

  it('need a seat for each name, and moments that local time can tell', () => {
    const stranger = calendar('DTSTART:20260601T080000Z\nDTEND:20261130T090000Z\nSUMMARY:Somebody');
    expect(dutiesAsOverrides(duties(stranger), where)).toEqual({
      ok: false,
      faults: ['No seat is named for "Somebody".'],
    });
    // Clocks go back at 01:00 UTC on 25 October: half past one stands twice, and this is the second.
    const twice = calendar('DTSTART:20261025T013000Z\nDTEND:20261130T090000Z\nSUMMARY:First');
    expect(dutiesAsOverrides(duties(twice), where)).toMatchObject({ ok: false });
  });
});
