import type { Answer } from '../client/route-name.ts';
import type { FakeClock } from './fake-clock.ts';
import { nameOf, viewer } from './fake-people.ts';
import { fakePlan } from './fake-plan.ts';
import { worded } from './fake-words.ts';
import type { Wording } from './fake-words.ts';

type Version = Answer<'plans.list'>['items'][number];

const digest = (pair: string) => pair.repeat(32);
const somebody = (seat: string, wording: Wording) => ({ person: `p-${seat}`, name: nameOf(seat, wording) });

/** Versions in every state that a version can be in. */
export function fakeVersions({ at }: FakeClock, wording: Wording): Version[] {
  const common = {
    by: somebody('privacy-counsel', wording),
    note: worded('Two of legal approve what customers are told', wording, 1),
    findings: { errors: 0, warnings: 3, waived: 1 },
    replaces: fakePlan.version,
    asked: null,
    inForce: null,
    refused: null,
  };
  const asked = {
    gate: 'change-the-plan',
    needs: [
      { count: 1, of: 'legal' },
      { count: 1, of: 'executive' },
    ],
    due: at(2_000),
    approvals: [
      {
        ...somebody('general-counsel', wording),
        seat: 'general-counsel',
        as: 'legal',
        at: at(-90),
        lapsesAt: at(1_300),
      },
    ],
    missing: ['executive'],
    activateBy: null,
  };
  return [
    { ...common, version: digest('b7'), state: 'proposed', at: at(-120), asked },
    {
      ...common,
      version: digest('c2'),
      state: 'approved',
      at: at(-600),
      by: { person: viewer, name: nameOf('security-lead', wording) },
      asked: { ...asked, missing: [], activateBy: at(700) },
    },
    {
      ...common,
      version: digest('d4'),
      state: 'refused',
      at: at(-4_000),
      refused: {
        ...somebody('general-counsel', wording),
        at: at(-3_900),
        reason: worded('One approval is too few for a statement to the public', wording, 2),
      },
    },
    {
      ...common,
      version: fakePlan.version,
      state: 'in-force',
      at: at(-9_000),
      note: null,
      replaces: digest('e5'),
      inForce: {
        since: at(-8_900),
        until: null,
        activatedBy: somebody('general-counsel', wording),
        approvedBy: [somebody('general-counsel', wording)],
      },
    },
    {
      ...common,
      version: digest('e5'),
      state: 'superseded',
      at: at(-90_000),
      by: null,
      note: null,
      findings: null,
      replaces: null,
      inForce: { since: at(-90_000), until: at(-8_900), activatedBy: null, approvedBy: [] },
    },
  ];
}

export function fakeChanges(version: string, wording: Wording): Answer<'plans.diff'> {
  return {
    before: fakePlan.version,
    after: version,
    changes: [
      {
        path: 'gates.notify-customers.approve',
        direction: 'weaker',
        sentence: worded('lowered the quorum of notify-customers from 2 to 1', wording, 0),
      },
      {
        path: 'gates.notify-customers.within',
        direction: 'stricter',
        sentence: 'shortened the time of notify-customers from 4 h to 2 h',
      },
      { path: 'definition', direction: 'neutral', sentence: 'changed the definition of an AI incident' },
    ],
  };
}
