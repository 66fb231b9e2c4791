import { gone, heldBy, withHours } from '../testkit/people-edits.ts';
import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const rules = '  when_privacy: privacy-counsel\n';
const more = (lines: string): Edit => [rules, `${rules}${lines}`];
const schedule: Edit = ['  on_call: security\n  may_decide', '  may_decide'];
const mayDecide = (what: string): Edit => ['  may_decide: [containment]\n', what];
const office = 'hours: [Mon-Fri 09:00-17:00]';

export const own04Cases: RuleCases = {
  failing: {
    'the owner may decide nothing': {
      edits: [mayDecide('')],
      finds: [{ at: 'incident_owner:', says: 'The owner may decide: nothing' }],
    },
    'the owner may not decide how it is contained': {
      edits: [['may_decide: [containment]', 'may_decide: [notify-regulator]']],
      finds: [{ at: 'may_decide', says: 'Decisions of containment: containment, continuity' }],
    },
    'whoever owns privacy incidents has left': {
      edits: [gone, heldBy('privacy-counsel', 'p-9')],
      finds: [{ at: 'when_privacy', says: 'privacy-counsel has left' }],
    },
    'an exposure is privacy and legal, with an owner each': {
      edits: [more('  when_legal: general-counsel\n')],
      finds: [{ at: 'Sensitive data exposed', says: 'privacy-counsel and general-counsel' }],
    },
    'the owner goes home, and no schedule answers': {
      edits: [schedule, more('  by_type: { vendor-outage: service-manager }\n'), withHours('service-manager', office)],
      finds: [
        { at: 'by_type', says: 'Thu 2026-11-26 17:00 Europe/Dublin: it is outside the hours of service-manager' },
      ],
    },
    'nobody owns most incidents, and whoever did might not decide': {
      edits: [gone, heldBy('security-lead', 'p-9'), mayDecide('')],
      finds: [
        { at: 'incident_owner:', says: 'may not decide' },
        { at: 'normally', says: 'security-lead has left' },
      ],
    },
  },
  passing: {
    'a type with two dimensions names its owner': [
      more('  when_legal: general-counsel\n  by_type: { sensitive-data-exposure: privacy-counsel }\n'),
    ],
    'two dimensions have one owner': [more('  when_legal: privacy-counsel\n')],
    'the owner goes home, and a schedule answers': [withHours('security-lead', office)],
    'no schedule answers, and the owner is always reached': [schedule],
    'who owns no type has left': [
      more('  when_operational: operations-lead\n'),
      gone,
      heldBy('chief-executive', 'p-9'),
    ],
  },
};
