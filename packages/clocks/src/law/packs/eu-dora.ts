import type { Regime } from '../regime.ts';
import { atOnce, euMonths, hours, nothingMore, stagesOf } from '../stage-of.ts';

const rts = 'Del. Reg. (EU) 2025/301';
const deniedToSome = {
  circumstance: 'weekend-relief',
  words:
    'An end on a weekend day or bank holiday moves to noon of the next working day. Credit institutions, central counterparties, operators of trading venues, and essential or important entities under NIS2 do not have it; the authority may take it from other significant entities.',
  citation: `${rts} Art. 5(4) to (6)`,
};

/** The Digital Operational Resilience Act. */
export const euDora: readonly Regime[] = [
  {
    ...nothingMore,
    id: 'eu-dora-19',
    title: 'DORA Art. 19: major ICT-related incident',
    jurisdiction: 'EU',
    status: 'in_force',
    appliesFrom: { date: '2025-01-17', words: 'Since 17 January 2025.' },
    who: 'Financial entities',
    trigger: 'A major ICT-related incident (Art. 18; Del. Reg. (EU) 2024/1772)',
    scope: { jurisdictions: ['EU'], roles: ['dora/financial-entity'], data: [], conditions: [] },
    zone: { name: 'Europe/Brussels', fixed: false },
    holidays: 'of-the-zone',
    citation: `Reg. (EU) 2022/2554 Art. 19(3), (4); ${rts} Art. 5; Impl. Reg. (EU) 2025/302`,
    link: 'https://eur-lex.europa.eu/eli/reg/2022/2554/oj',
    reading: {
      text: 'copy',
      source:
        'Article 5(1) word for word at springlex.eu; paragraphs 2 to 6 as others quote them from the Official Journal, in two languages',
      on: '2026-11-26',
      confidence: 'high',
    },
    stages: stagesOf('Competent authority under Art. 46', [
      {
        name: 'initial',
        anchor: 'classified_major_at',
        term: {
          kind: 'capped',
          rule: 'hours_wallclock',
          length: { count: 4, unit: 'hours' },
          cap: { anchor: 'aware_at', length: { count: 24, unit: 'hours' } },
        },
        relief: deniedToSome,
        words:
          'Four hours from the classification as major, and at most 24 hours from awareness. Where it is classified only after those 24 hours, the four hours alone count.',
        citation: `${rts} Art. 5(1)(a), (2)`,
      },
      {
        name: 'intermediate',
        anchor: 'initial_submitted_at',
        term: hours(72),
        relief: deniedToSome,
        words:
          '72 hours from the initial notification, even where nothing has changed; an update without undue delay once activities are recovered.',
        citation: `${rts} Art. 5(1)(b)`,
      },
      {
        name: 'final',
        anchor: 'latest_intermediate_submitted_at',
        term: euMonths(1),
        relief: {
          circumstance: null,
          words: 'An end on a weekend day or bank holiday moves to noon of the next working day, whoever files.',
          citation: `${rts} Art. 5(4)`,
        },
        words: 'One month from the latest intermediate report.',
        citation: `${rts} Art. 5(1)(c)`,
      },
      {
        name: 'clients',
        anchor: 'client_impact_aware_at',
        term: atOnce('without undue delay'),
        recipient: 'Clients whose financial interests are touched',
        words: 'Clients are told as soon as the entity is aware that their financial interests are touched.',
        citation: 'Reg. (EU) 2022/2554 Art. 19(3)',
      },
    ]),
    relations: [
      {
        kind: 'counts-together',
        regime: null,
        words:
          'Incidents that are not major each make one major incident together: at least two within six months, with the same apparent root cause, that meet the criteria as one.',
        citation: 'Del. Reg. (EU) 2024/1772 Art. 8(2)',
        read: false,
      },
    ],
    unsettled: [
      'The relief is taken for the initial notification and the intermediate report only where it is said that the entity has it. Confirm with counsel.',
    ],
    corrections: [
      'Two published calculators always take the earlier of the two ends; after a late classification that shows an overdue notice which the law does not know (Art. 5(2)).',
    ],
    notes: ['Who cannot keep a limit tells the authority before it ends, with the reasons (Art. 5(3)).'],
  },
];
