import type { IncidentView } from '@muster/api';
import { expect, test } from 'vitest';
import { fakeClock } from '../../testing/fake-clock.ts';
import { fakeIncident } from '../../testing/fake-incident.ts';
import { whatNow } from './what-now.ts';

const start = Date.parse('2026-03-02T09:00:00Z');
const room = fakeIncident(fakeClock(start), 'plain');
const at = (view: Partial<IncidentView>) => whatNow({ ...room, ...view }, start, (id) => id);

test('what is late comes first, and says whose it is', () => {
  expect(at({}).sentence).toBe('Late, yours: Answer the questions of the plan and confirm type and severity');
  const others = room.obligations.map((each) => ({ ...each, mine: false }));
  expect(at({ obligations: others }).sentence).toMatch(/^Late, security: Answer/);
});

test('of two things due at once, mine comes first', () => {
  const due = '2026-03-02T10:00:00.000Z';
  const [one, , , , other] = room.obligations;
  if (one === undefined || other === undefined) throw new Error('Two are wanted.');
  const both = [
    { ...other, due },
    { ...one, due },
  ];
  expect(at({ obligations: both }).sentence).toMatch(/^Approve .* – yours$/);
});

test('what has no deadline comes after what has one', () => {
  const undated = room.obligations.filter(({ due }) => due === null);
  const dated = room.obligations.filter(({ id }) => id === 'decision:continuity');
  expect(at({ obligations: [...undated, ...dated] })).toMatchObject({ kind: 'decision' });
});

test('a closed incident asks nothing', () => {
  expect(at({ status: 'closed' })).toMatchObject({ sentence: 'Closed. Nothing is due.', due: null });
  expect(at({ obligations: [] }).sentence).toMatch(/^Nothing is due/);
});
