import { expect, it } from 'vitest';
import { judgeReport } from './postgres.ts';

it('lets a suite skip aloud without a server, but never where everything must run', () => {
  const none = { error: 'nothing is installed' };
  expect(judgeReport(none, false)).toMatchObject({
    kind: 'none',
    why: expect.stringContaining('nothing is installed'),
  });
  expect(() => judgeReport(none, true)).toThrow('nothing is installed');
  expect(judgeReport({ url: 'postgresql://here' }, true)).toEqual({ kind: 'server', url: 'postgresql://here' });
});
