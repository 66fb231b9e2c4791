import type { Regime } from '../regime.ts';
import { counted, hours, nothingMore, stagesOf, strictDays } from '../stage-of.ts';

const newYork = { name: 'America/New_York', fixed: false };
const california = { name: 'America/Los_Angeles', fixed: false };
const texas = { name: 'America/Chicago', fixed: false };
const from = (date: string, words: string) => ({ date, words });
const quoted: Regime['reading'] = {
  text: 'quoted',
  source: 'A secondary source that quotes the section',
  on: '2026-11-23',
  confidence: 'high',
};
const noWeekend =
  'No end that falls on a weekend is moved, whatever general laws on computing time may allow. Confirm with counsel.';

/** Laws of states of the United States on security and personal data. */
export const usStates: readonly Regime[] = [
  {
    ...nothingMore,
    id: 'us-ny-dfs-500-17',
    title: 'NYDFS cybersecurity regulation, 23 NYCRR 500.17',
    jurisdiction: 'US-NY',
    status: 'in_force',
    appliesFrom: from(
      '2017-08-28',
      'Since 28 August 2017; as amended, and for extortion payments, since 1 December 2023.',
    ),
    who: 'Covered entities of the Department of Financial Services',
    trigger:
      'A cybersecurity incident at the entity, an affiliate or a third-party service provider, or an extortion payment',
    scope: { jurisdictions: ['US-NY'], roles: ['nydfs/covered-entity'], data: [], conditions: [] },
    zone: newYork,
    holidays: 'none',
    citation: '23 NYCRR 500.17(a)(1), (c)',
    link: null,
    reading: {
      text: 'copy',
      source: 'Section 500.17 at law.cornell.edu for the 72 hours; the extortion stages in a secondary source',
      on: '2026-11-23',
      confidence: 'high',
    },
    stages: stagesOf('Superintendent of Financial Services', [
      {
        name: 'superintendent',
        anchor: 'determined_at',
        term: hours(72),
        words: 'As promptly as possible, at most 72 hours after determining that it happened.',
        citation: '23 NYCRR 500.17(a)(1)',
      },
      {
        name: 'extortion_payment',
        anchor: 'extortion_paid_at',
        term: hours(24),
        words: 'Notice of an extortion payment within 24 hours of it.',
        citation: '23 NYCRR 500.17(c)(1)',
      },
      {
        name: 'extortion_explanation',
        anchor: 'extortion_paid_at',
        term: strictDays(30),
        words:
          'Within 30 days of the payment why it was needed, what else was considered, and what was done to stay within sanctions law.',
        citation: '23 NYCRR 500.17(c)(2)',
      },
    ]),
    unsettled: [noWeekend],
    notes: ['What changes or becomes known later is told to the Superintendent as well (500.17(a)(2), not read).'],
  },
  {
    ...nothingMore,
    id: 'us-ca-1798-82',
    title: 'California breach notice, Civil Code 1798.82',
    jurisdiction: 'US-CA',
    status: 'in_force',
    appliesFrom: from('2026-01-01', 'The number of days since 1 January 2026 (SB 446).'),
    who: 'Businesses that own or license computerized personal information',
    trigger: 'A breach of the security of the system that touches residents of California',
    scope: {
      jurisdictions: ['US-CA'],
      roles: [],
      data: ['personal'],
      conditions: ['Residents of California are touched.'],
    },
    zone: california,
    holidays: 'none',
    citation: 'Cal. Civ. Code 1798.82(a), (f)',
    link: 'https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.82',
    reading: { ...quoted, source: 'A secondary source that tells SB 446' },
    stages: stagesOf('Residents of California', [
      {
        name: 'individuals',
        anchor: 'discovered_at',
        term: strictDays(30),
        words: 'Within 30 calendar days of discovering the breach or being told of it.',
        citation: 'Cal. Civ. Code 1798.82(a)',
      },
      {
        name: 'attorney_general',
        anchor: 'individuals_notified_at',
        term: strictDays(15),
        recipient: 'California Attorney General',
        when: 'More than 500 residents of California.',
        words: 'A sample of the notice within 15 calendar days of telling the people.',
        citation: 'Cal. Civ. Code 1798.82(f)',
      },
    ]),
    relations: [
      {
        kind: 'suspended-by',
        regime: null,
        words: 'Notice may wait for law enforcement, and for finding the scope and restoring the system.',
        citation: 'Cal. Civ. Code 1798.82(a), (c)',
        read: false,
      },
    ],
    unsettled: [noWeekend],
  },
  {
    ...nothingMore,
    id: 'us-ny-899aa',
    title: 'New York breach notice, General Business Law 899-aa',
    jurisdiction: 'US-NY',
    status: 'in_force',
    appliesFrom: from('2024-12-21', 'The number of days since 21 December 2024.'),
    who: 'Businesses that hold private information of residents of New York',
    trigger: 'A breach of the security of the system',
    scope: {
      jurisdictions: ['US-NY'],
      roles: [],
      data: ['personal'],
      conditions: ['Residents of New York are touched.'],
    },
    zone: newYork,
    holidays: 'none',
    citation: 'N.Y. Gen. Bus. Law 899-aa(2)',
    link: 'https://www.nysenate.gov/legislation/laws/GBS/899-AA',
    reading: {
      text: 'quoted',
      source: 'Law firms that quote the amendment of 2024 (S2659B)',
      on: '2026-11-26',
      confidence: 'high',
    },
    stages: stagesOf(
      'Residents; Attorney General, Department of State, State Police, Department of Financial Services',
      [
        {
          name: 'individuals',
          anchor: 'discovered_at',
          term: strictDays(30),
          words: 'Within 30 days of discovering the breach.',
          citation: 'N.Y. Gen. Bus. Law 899-aa(2)',
        },
      ],
    ),
    relations: [
      {
        kind: 'suspended-by',
        regime: null,
        words:
          'Notice may wait for law enforcement; since the amendment not for finding the scope or restoring the system.',
        citation: 'N.Y. Gen. Bus. Law 899-aa(2), (4)',
        read: false,
      },
    ],
    unsettled: [
      'General Construction Law 20 and 25-a may move an end from a weekend or holiday to the next business day; it is not moved here. Confirm with counsel.',
    ],
  },
  {
    ...nothingMore,
    id: 'us-tx-521-053',
    title: 'Texas breach notice, Business and Commerce Code 521.053',
    jurisdiction: 'US-TX',
    status: 'in_force',
    appliesFrom: from('2023-09-01', 'The number of days for the Attorney General since 1 September 2023.'),
    who: 'Businesses that own or license sensitive personal information',
    trigger: 'A breach of system security',
    scope: { jurisdictions: ['US-TX'], roles: [], data: ['personal'], conditions: ['Conducts business in Texas.'] },
    zone: texas,
    holidays: 'none',
    citation: 'Tex. Bus. & Com. Code 521.053(b), (i)',
    link: 'https://statutes.capitol.texas.gov/Docs/BC/htm/BC.521.htm',
    reading: {
      text: 'copy',
      source: 'Subsection (b) word for word at lawserver.com; subsection (i) in a law firm’s chart',
      on: '2026-11-26',
      confidence: 'high',
    },
    stages: stagesOf('The people concerned', [
      {
        name: 'individuals',
        anchor: 'determined_at',
        term: counted('calendar_days_exclude_day0', 60, 'days'),
        words: 'Without unreasonable delay, at most on the 60th day after the date of the determination.',
        citation: 'Tex. Bus. & Com. Code 521.053(b)',
      },
      {
        name: 'attorney_general',
        anchor: 'determined_at',
        term: strictDays(30),
        recipient: 'Texas Attorney General',
        when: '250 residents of Texas or more.',
        words: 'As soon as practicable, at most 30 days after the determination.',
        citation: 'Tex. Bus. & Com. Code 521.053(i)',
      },
    ]),
    relations: [
      {
        kind: 'suspended-by',
        regime: null,
        words: 'Notice may wait at the request of law enforcement.',
        citation: 'Tex. Bus. & Com. Code 521.053(d)',
        read: false,
      },
    ],
    unsettled: [noWeekend],
    corrections: [
      'Subsection (b) counts days after a date, so the sixtieth day is used to its end, where tables count 60 times 24 hours.',
    ],
  },
];
