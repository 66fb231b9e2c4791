import { describe, expect, it } from 'vitest';
import { calendar, calendarIds } from './index.ts';

describe('the holiday tables', () => {
  it('are there for five countries, and for no other', () => {
    expect(calendarIds).toEqual(['DE', 'FR', 'GB', 'IE', 'US']);
    expect(calendar('XX')).toBeUndefined();
    expect(calendar('ie')).toBeUndefined();
  });

  it.each(calendarIds)('%s covers ten years, in order, with every New Year and Christmas Day', (id) => {
    const table = calendar(id) ?? expect.fail('no table');
    expect([table.firstYear, table.lastYear]).toEqual([2025, 2034]);
    expect(table.holidays).toEqual([...new Set(table.holidays)].toSorted());
    for (let year = table.firstYear; year <= table.lastYear; year += 1) {
      expect(table.holidays).toEqual(expect.arrayContaining([`${year}-01-01`, `${year}-12-25`]));
      expect(table.holidays.filter((day) => day.startsWith(`${year}`)).length).toBeGreaterThanOrEqual(7);
    }
  });

  it.each([
    ['IE', '2026-02-02', 'St Brigid’s Day, the first Monday in February'],
    ['DE', '2026-10-03', 'German Unity Day'],
    ['FR', '2026-07-14', 'the national day'],
    ['GB', '2026-12-28', 'instead of Boxing Day, a Saturday'],
    ['US', '2026-11-26', 'Thanksgiving'],
    ['US', '2027-12-31', 'instead of New Year’s Day 2028, a Saturday'],
  ])('%s keeps %s: %s', (id, day) => {
    expect(calendar(id)?.holidays).toContain(day);
  });
});
