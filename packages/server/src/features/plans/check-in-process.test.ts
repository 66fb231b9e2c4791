import { readFileSync } from 'node:fs';
import { parseInstant } from '@muster/clocks';
import { expect, it } from 'vitest';
import { checkInProcess } from './check-in-process.ts';
import { checkHere } from './plan-check.ts';

const starter = readFileSync(new URL('../../../../plan/starters/saas-chatbot.yaml', import.meta.url), 'utf8');
const now = parseInstant('2026-11-02T09:00:00Z');

it('finds in a process of its own what it finds here, of several texts at once', async () => {
  const check = checkInProcess();
  const broken = starter.replace('deputies: [platform-lead]', 'deputies: []');
  const [sound, faulty] = await Promise.all([check(starter, now), check(broken, now)]);
  expect(sound).toEqual(await checkHere(starter, now));
  expect(faulty).toEqual(await checkHere(broken, now));
  expect(faulty.map(({ id }) => id)).toContain('OWN-02');
});

it('ends a check that takes too long, says so in a finding that blocks, and takes the next one', async () => {
  const [finding] = await checkInProcess({ milliseconds: 1, mebibytes: 512 })(starter, now);
  expect(finding).toMatchObject({ id: 'L0-too-large', severity: 'error', waiver: null });
  expect(finding?.message).toContain('more than 0.001 s');
});

it('ends a check that takes too much memory', async () => {
  const [finding] = await checkInProcess({ milliseconds: 30_000, mebibytes: 8 })(starter, now);
  expect(finding?.message).toContain('more than 8 MiB');
});
