import { parseInstant } from '@muster/clocks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompiledPlan, OnCallSchedule } from '../index.ts';
import { planOf } from '../fixtures/parsed.ts';
import { smallPlanWith } from '../fixtures/small-plan.ts';
import { onCallAt, onCallSpans, PlanError } from '../index.ts';

/** The small plan with one schedule, `team`, written as a plan has it. */
function planWith(schedule: string, calendars = ''): CompiledPlan {
  const organisation = `jurisdictions: [IE]${calendars} }`;
  const text = `incident_owner: { normally: security-lead }\non_call:\n  team:\n${schedule.replaceAll(/^/gm, '    ')}`;
  return planOf(
    smallPlanWith(['incident_owner: { normally: security-lead }', text], ['jurisdictions: [IE] }', organisation]),
  );
}

const at = (plan: CompiledPlan, instant: string) =>
  onCallAt(plan, 'team', parseInstant(instant)).map(({ layer, seat, until }) => `${layer}: ${seat} until ${until}`);

describe('a week each, from Monday 09:00 in Dublin', () => {
  const plan = planWith(`layers:
  - layer: first
    rotate: [{ every: 1 week, at: Mon 09:00, since: "2026-03-02", through: [security-lead, security-deputy, ml-lead] }]
  - layer: second
    rotate: [{ every: 1 day, at: "08:00", since: "2026-03-02", through: [operations-lead, support-lead] }]`);

  it('goes from the lead to the deputy to the third, and round again', () => {
    expect(at(plan, '2026-03-02T09:00:00Z')[0]).toBe('first: security-lead until 2026-03-09T09:00:00.000Z');
    expect(at(plan, '2026-03-09T08:59:59Z')[0]).toBe('first: security-lead until 2026-03-09T09:00:00.000Z');
    expect(at(plan, '2026-03-09T09:00:00Z')[0]).toBe('first: security-deputy until 2026-03-16T09:00:00.000Z');
    expect(at(plan, '2026-03-23T09:00:00Z')[0]).toBe('first: security-lead until 2026-03-30T08:00:00.000Z');
  });

  it('changes at nine on the wall clock in summer too: 08:00 UTC from 29 March to 25 October', () => {
    expect(at(plan, '2026-03-30T08:00:00Z')[0]).toBe('first: security-deputy until 2026-04-06T08:00:00.000Z');
    expect(at(plan, '2026-10-26T08:59:00Z')[0]).toMatch(/until 2026-10-26T09:00:00.000Z$/);
  });

  it('tells the second layer beside the first', () => {
    expect(at(plan, '2026-03-03T08:00:00Z')).toEqual([
      'first: security-lead until 2026-03-09T09:00:00.000Z',
      'second: support-lead until 2026-03-04T08:00:00.000Z',
    ]);
  });

  it('has nobody before its first day', () => {
    expect(at(plan, '2026-03-02T08:59:00Z')[0]).toBe('first: null until 2026-03-02T09:00:00.000Z');
    expect(onCallAt(plan, 'team', parseInstant('2026-01-01T00:00:00Z'))[0]?.why).toEqual({ kind: 'nobody' });
  });

  it('says which schedules there are when asked for another', () => {
    const ask = () => onCallAt(plan, 'teem', parseInstant('2026-03-02T09:00:00Z'));
    expect(ask).toThrow(PlanError);
    expect(ask).toThrow('Its schedules: team.');
  });
});

describe('follow the sun', () => {
  const plan = planWith(`layers:
  - layer: first
    rotate:
      - { every: 1 week, at: Mon 00:00, zone: Europe/Dublin, only: ["08:00-20:00"], through: [security-lead] }
      - { every: 1 week, at: Mon 00:00, zone: America/Los_Angeles, only: ["12:00-00:00"], through: [ml-lead] }`);

  it('passes from Dublin to Los Angeles, and tells the hours that neither covers', () => {
    // 20:00 in Dublin is 12:00 in Los Angeles; midnight there is 08:00 in Dublin.
    expect(at(plan, '2026-01-15T12:00:00Z')).toEqual(['first: security-lead until 2026-01-15T20:00:00.000Z']);
    expect(at(plan, '2026-01-15T20:00:00Z')).toEqual(['first: ml-lead until 2026-01-16T08:00:00.000Z']);
    // America changes its clocks three weeks before Europe: midnight is 07:00 UTC, Dublin begins at 08:00 UTC.
    expect(at(plan, '2026-03-10T07:00:00Z')).toEqual(['first: null until 2026-03-10T08:00:00.000Z']);
  });

  it('is told without holes, and nobody is told as such', () => {
    const from = parseInstant('2026-03-01T00:00:00Z');
    const to = parseInstant('2026-04-05T00:00:00Z');
    const spans = onCallSpans(plan, 'team', from, to)[0]?.spans ?? [];
    expect(spans[0]?.from).toBe(Date.parse(from));
    expect(spans.at(-1)?.until).toBe(Date.parse(to));
    spans.slice(1).forEach((span, index) => expect(span.from).toBe(spans[index]?.until));
    const open = spans.filter(({ seat }) => seat === null);
    // The 20 mornings from 9 to 28 March, an hour each.
    expect(open.reduce((hours, { from, until }) => hours + (until - from) / 3_600_000, 0)).toBe(20);
  });
});

describe('nights and weekends', () => {
  const plan = planWith(`layers:
  - layer: first
    rotate: [{ every: 1 day, at: "12:00", only: ["Fri 22:00-06:00", "Sat, Sun 10:00-16:00"], through: [ml-lead] }]`);

  it('a night that begins on Friday ends on Saturday', () => {
    expect(at(plan, '2026-11-27T21:59:00Z')).toEqual(['first: null until 2026-11-27T22:00:00.000Z']);
    expect(at(plan, '2026-11-28T05:59:00Z')).toEqual(['first: ml-lead until 2026-11-28T06:00:00.000Z']);
    expect(at(plan, '2026-11-28T06:00:00Z')).toEqual(['first: null until 2026-11-28T10:00:00.000Z']);
    expect(at(plan, '2026-11-29T16:00:00Z')).toEqual(['first: null until 2026-12-04T22:00:00.000Z']);
  });
});

describe('holidays and overrides', () => {
  const plan = planWith(
    `layers:
  - layer: first
    rotate: [{ every: 1 week, at: Mon 09:00, through: [security-lead] }]
holidays: [{ layer: first, calendar: house, through: [operations-lead, support-lead] }]
overrides:
  - { layer: first, from: 2026-12-25 12:00, to: 2026-12-27 09:00, seat: security-deputy }
  - { layer: first, from: 2026-12-26 00:00, to: 2026-12-26 12:00, seat: ml-lead }`,
    ', calendars: { house: { title: House, holidays: IE, closed: ["2026-12-24"] } }',
  );
  const over = (instant: string) => onCallAt(plan, 'team', parseInstant(instant))[0];

  it('on a holiday others take turns, and on the days the house is closed', () => {
    expect(over('2026-12-23T23:59:00Z')).toMatchObject({ seat: 'security-lead' });
    expect(over('2026-12-24T00:00:00Z')).toMatchObject({ why: { kind: 'holiday', day: '2026-12-24' } });
    expect(over('2026-12-25T11:00:00Z')).toMatchObject({ why: { kind: 'holiday', day: '2026-12-25' } });
    expect(over('2026-12-24T11:00:00Z')?.seat).not.toBe(over('2026-12-25T11:00:00Z')?.seat);
  });

  it('an override wins, and of two the later written', () => {
    expect(over('2026-12-25T12:00:00Z')).toMatchObject({ seat: 'security-deputy', why: { override: 0 } });
    expect(over('2026-12-26T00:00:00Z')).toMatchObject({ seat: 'ml-lead', until: '2026-12-26T12:00:00.000Z' });
    expect(over('2026-12-26T12:00:00Z')).toMatchObject({ seat: 'security-deputy' });
    expect(over('2026-12-27T09:00:00Z')).toMatchObject({ seat: 'security-lead' });
  });

  it("a year without a table is nobody's, and says so", () => {
    expect(over('2090-06-01T00:00:00Z')).toMatchObject({
      seat: null,
      why: { kind: 'no-holiday-table', calendar: 'house', year: 2090 },
    });
  });
});

describe('against a slow count', () => {
  const zones = ['Europe/Dublin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'];
  const seats = ['security-lead', 'security-deputy', 'ml-lead'];
  const hour = fc.integer({ min: 0, max: 23 }).map((number) => `${String(number).padStart(2, '0')}:30`);
  const rotation = fc.record({
    zone: fc.constantFrom(...zones),
    everyDays: fc.constantFrom(1, 2, 7, 14),
    at: hour,
    since: fc.constantFrom('2025-10-01', '2026-02-15'),
    through: fc.uniqueArray(fc.constantFrom(...seats), { minLength: 1 }),
    only: fc.array(
      fc.record({ days: fc.constantFrom(['Mon' as const, 'Sat' as const], ['Sun' as const]), from: hour, to: hour }),
      { maxLength: 2 },
    ),
  });
  const plan = planWith('layers: [{ layer: first, rotate: [{ every: 1 day, at: "09:00", through: [ml-lead] }] }]');

  /** Day by day from the first handover, and by the clock on the wall: shares nothing with the spans. */
  function slowly(
    { zone, everyDays, at: time, since, through, only }: OnCallSchedule['layers'][number]['rotations'][number],
    instant: Temporal.Instant,
  ): string | null {
    let turns = -1;
    for (let day = Temporal.PlainDate.from(since); ; day = day.add({ days: everyDays }), turns += 1) {
      const handover = day.toPlainDateTime(time).toZonedDateTime(zone).toInstant();
      if (Temporal.Instant.compare(handover, instant) > 0) break;
    }
    const covers = only.some(({ days, from, to }) =>
      [0, -1].some((shift) => {
        const day = instant.toZonedDateTimeISO(zone).toPlainDate().add({ days: shift });
        const end = to <= from ? day.add({ days: 1 }) : day;
        const named = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][day.dayOfWeek - 1];
        return (
          days.some((each) => each === named) &&
          Temporal.Instant.compare(day.toPlainDateTime(from).toZonedDateTime(zone).toInstant(), instant) <= 0 &&
          Temporal.Instant.compare(instant, end.toPlainDateTime(to).toZonedDateTime(zone).toInstant()) < 0
        );
      }),
    );
    return turns < 0 || (only.length > 0 && !covers) ? null : (through[turns % through.length] ?? null);
  }

  it('names the same seat at every moment', () => {
    const moment = fc.integer({ min: Date.parse('2025-09-15T00:00Z'), max: Date.parse('2027-01-01T00:00Z') });
    fc.assert(
      fc.property(rotation, rotation, moment, (first, second, milliseconds) => {
        const schedule: OnCallSchedule = {
          title: null,
          zone: 'UTC',
          layers: [{ id: 'first', rotations: [first, second] }],
          overrides: [],
          holidays: [],
          escalation: [],
        };
        const instant = Temporal.Instant.fromEpochMilliseconds(milliseconds);
        const [layer] = onCallAt({ ...plan, onCall: { team: schedule } }, 'team', parseInstant(instant.toString()));
        expect(layer?.seat).toBe(slowly(first, instant) ?? slowly(second, instant));
      }),
      { numRuns: 400 },
    );
  });
});
