import { describe, expect, it } from 'vitest';
import { parsePlan } from '@muster/plan';
import { shareBeyond, simulateApprovals } from '../analysis/simulate-approvals.ts';
import { planWith } from '../testkit/sound-plan.ts';

describe('playing approvals', () => {
  const twoLawyers = planWith(['deputies: [privacy-counsel, deputy-counsel]', 'deputies: [privacy-counsel]']);
  const parsed = parsePlan(twoLawyers, 'plan.yaml');
  const plan = parsed.ok ? parsed.plan : expect.fail('the sound plan does not compile');
  const hours = (count: number) => ({ kind: 'elapsed', seconds: count * 3_600 }) as const;
  const play = (count: number, incidents: number) =>
    simulateApprovals(plan, [{ count, of: 'legal' }], { kind: 'escalate', after: hours(1), to: [] }, incidents);

  it('gives the same times for the same plan', () => expect(play(1, 1)).toEqual(play(1, 1)));

  it('leaves one answer in ten beyond the moment at which others are asked', () => {
    // The slower of two is later than the 90th percentile in 1 - 0.9² of all cases, the faster in 0.1².
    expect(shareBeyond(play(2, 1), 3_600)).toBeCloseTo(0.19, 1);
    expect(shareBeyond(play(1, 1), 3_600)).toBeCloseTo(0.01, 1);
  });

  it('takes longer with two incidents, and for ever where too few can approve', () => {
    expect(shareBeyond(play(1, 2), 3_600)).toBeGreaterThan(shareBeyond(play(1, 1), 3_600));
    expect(shareBeyond(play(3, 1), 1e9)).toBe(1);
  });
});
