import type { Regime } from '../regime.ts';
import { atOnce, hours, nothingMore, stagesOf } from '../stage-of.ts';

const zone = { name: 'Europe/London', fixed: false };

/** The United Kingdom. */
export const uk: readonly Regime[] = [
  {
    ...nothingMore,
    id: 'uk-gdpr-33',
    title: 'UK GDPR Arts. 33 and 34',
    jurisdiction: 'UK',
    status: 'in_force',
    appliesFrom: { date: '2018-05-25', words: 'Since 25 May 2018; as UK GDPR since 2021.' },
    who: 'Controller',
    trigger: 'A personal data breach, unless it is unlikely to put people at risk',
    scope: {
      jurisdictions: ['GB'],
      roles: ['gdpr/controller', 'gdpr/joint-controller'],
      data: ['personal'],
      conditions: [],
    },
    zone,
    holidays: 'none',
    citation: 'UK GDPR Arts. 33, 34; Data Protection Act 2018 s. 67 for law enforcement',
    link: 'https://www.legislation.gov.uk/eur/2016/679/article/33',
    reading: {
      text: 'quoted',
      source: 'A secondary source that tells the 72 hours; the rest from memory',
      on: '2026-11-23',
      confidence: 'high',
    },
    stages: stagesOf('Information Commissioner', [
      {
        name: 'ico',
        anchor: 'aware_at',
        term: hours(72),
        words:
          'Without undue delay and, where feasible, within 72 hours of becoming aware; reasons with a later notice.',
        citation: 'UK GDPR Art. 33(1)',
      },
      {
        name: 'data_subjects_high_risk',
        anchor: 'high_risk_determined_at',
        term: atOnce('without undue delay'),
        recipient: 'The people concerned',
        when: 'The risk to people is high.',
        words: 'People are told without undue delay where the risk to them is high.',
        citation: 'UK GDPR Art. 34(1)',
      },
    ]),
  },
  {
    ...nothingMore,
    id: 'uk-csr-bill',
    title: 'UK Cyber Security and Resilience (Network and Information Systems) Bill',
    jurisdiction: 'UK',
    status: 'proposed',
    appliesFrom: { date: null, words: 'A bill at report stage in the Lords when last read; not an Act.' },
    who: 'Operators of essential services, managed service providers, data centres, critical suppliers',
    trigger: 'A significant incident',
    scope: { jurisdictions: ['GB'], roles: ['uk-nis/regulated-person'], data: [], conditions: [] },
    zone,
    holidays: 'none',
    citation: 'Cyber Security and Resilience (Network and Information Systems) Bill',
    link: null,
    reading: {
      text: 'quoted',
      source: 'Secondary sources that tell the bill',
      on: '2026-11-23',
      confidence: 'medium',
    },
    stages: stagesOf('Sector regulator, and the NCSC as CSIRT', [
      {
        name: 'initial',
        anchor: 'aware_at',
        term: hours(24),
        words: 'As proposed: a first notice within 24 hours.',
        citation: 'Cyber Security and Resilience (Network and Information Systems) Bill',
      },
      {
        name: 'full',
        anchor: 'aware_at',
        term: hours(72),
        words: 'As proposed: the full notice within 72 hours.',
        citation: 'Cyber Security and Resilience (Network and Information Systems) Bill',
      },
    ]),
    unsettled: ['It binds nobody until it is an Act and has begun. Confirm with counsel before you plan by it.'],
  },
];
