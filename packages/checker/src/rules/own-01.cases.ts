import { allHeldBy, gone, heldBy } from '../testkit/people-edits.ts';
import type { RuleCases } from '../testkit/rule-cases.ts';
import type { Edit } from '../testkit/sound-plan.ts';

const ofCommunications: Edit = ['deputies: [support-lead], reachable', 'deputies: [press-officer], reachable'];
const noCommunications = [ofCommunications, gone, ...allHeldBy('p-9', ['communications-lead', 'press-officer'])];
const ownerOfRegulation = (seat: string): Edit => ['eu-gdpr-33: { tell', `eu-gdpr-33: { owner: ${seat}, tell`];
const noOwnerOfClocks: Edit = ['clocks:\n  owner: privacy-counsel\n', 'clocks:\n'];

export const own01Cases: RuleCases = {
  failing: {
    'nobody sits in communications': {
      edits: noCommunications,
      finds: [{ at: 'Write what customers', says: 'update-stakeholders, the notice to customers' }],
    },
    'nobody sits in engineering': {
      edits: [gone, ...allHeldBy('p-9', ['ml-lead', 'platform-lead'])],
      finds: [{ at: 'Fix the cause', says: 'Nobody does the stage investigate' }],
    },
    'the owner of a clock of the law has left': {
      edits: [ownerOfRegulation('fire-warden'), gone, heldBy('fire-warden', 'p-9')],
      finds: [{ at: 'eu-gdpr-33', says: 'Whoever held fire-warden has left' }],
    },
    'the owner of a contract clock has left': {
      edits: [
        ['title: Enterprise customers, from', 'title: Enterprise customers, owner: fire-warden, from'],
        gone,
        heldBy('fire-warden', 'p-9'),
      ],
      finds: [{ at: 'title: Enterprise customers', says: 'the clock enterprise-customers' }],
    },
    'clocks have no owner': {
      edits: [noOwnerOfClocks],
      finds: [
        'eu-gdpr-33',
        'The people concerned',
        'National Cyber',
        'The provider of the model',
        'Californians concerned',
        'Enterprise customers',
      ].map((clock) => ({ at: clock, says: 'Neither it nor `clocks` names an owner' })),
    },
    'neither a function nor a clock has anybody': {
      edits: [...noCommunications, ownerOfRegulation('press-officer')],
      finds: [
        { at: 'Write what customers', says: 'communications' },
        { at: 'eu-gdpr-33', says: 'press-officer' },
      ],
    },
  },
  passing: {
    'the lead has left, the deputy is here': [gone, heldBy('communications-lead', 'p-9')],
    'each clock has its own owner': [
      ownerOfRegulation('general-counsel'),
      ['title: Enterprise customers, from', 'title: Enterprise customers, owner: privacy-counsel, from'],
    ],
    'a step has an owner of its own': [['does: throttle, hold', 'does: throttle, owner: engineering, hold']],
    'somebody has left who owns nothing': [gone, heldBy('fire-warden', 'p-9')],
    'the deputy for the clocks has left': [
      gone,
      ['deputy: general-counsel', 'deputy: fire-warden'],
      heldBy('fire-warden', 'p-9'),
    ],
  },
};
