import type { Regime } from '../regime.ts';
import { atOnce, counted, nothingMore, stagesOf } from '../stage-of.ts';

const resolution = 'Resolution CD/ANPD 15/2024';
const businessDays = (count: number) => counted('business_days_exclude_day0', count, 'business-days');
const smallAgent = {
  circumstance: 'small-agent',
  length: { count: 6, unit: 'business-days' },
  words: 'Twice the time for small processing agents.',
  citation: `${resolution} Art. 6`,
} as const;

/** Canada and Brazil. */
export const americas: readonly Regime[] = [
  {
    ...nothingMore,
    id: 'ca-pipeda',
    title: 'Canada PIPEDA breach of security safeguards',
    jurisdiction: 'CA',
    status: 'in_force',
    appliesFrom: { date: '2018-11-01', words: 'Since 1 November 2018.' },
    who: 'Organisations in control of the personal information',
    trigger: 'A breach of security safeguards with a real risk of significant harm',
    scope: { jurisdictions: ['CA'], roles: [], data: ['personal'], conditions: [] },
    zone: { name: 'America/Toronto', fixed: false },
    holidays: 'none',
    citation: 'PIPEDA ss. 10.1 to 10.3; SOR/2018-64',
    link: 'https://laws-lois.justice.gc.ca/eng/acts/P-8.6/',
    reading: {
      text: 'primary',
      source: 'The guidance of the Privacy Commissioner, priv.gc.ca',
      on: '2026-11-23',
      confidence: 'high',
    },
    stages: stagesOf('Privacy Commissioner; organisations that can reduce the harm', [
      {
        name: 'opc',
        anchor: 'breach_determined_at',
        term: atOnce('as soon as feasible'),
        words: 'A report as soon as feasible after determining that it happened. There is no number.',
        citation: 'PIPEDA s. 10.1(1), (2)',
      },
      {
        name: 'individuals',
        anchor: 'breach_determined_at',
        term: atOnce('as soon as feasible'),
        recipient: 'The people concerned',
        words: 'People are told as soon as feasible after the same moment.',
        citation: 'PIPEDA s. 10.1(3), (6)',
      },
    ]),
    notes: ['Records of every breach are kept for 24 months.'],
  },
  {
    ...nothingMore,
    id: 'br-lgpd',
    title: 'Brazil LGPD Art. 48 and Resolution CD/ANPD 15/2024',
    jurisdiction: 'BR',
    status: 'in_force',
    appliesFrom: { date: '2024-04-26', words: 'Since 26 April 2024.' },
    who: 'Controllers',
    trigger: 'A security incident that may bring relevant risk or damage',
    scope: { jurisdictions: ['BR'], roles: ['lgpd/controller'], data: ['personal'], conditions: [] },
    zone: { name: 'America/Sao_Paulo', fixed: false },
    holidays: 'BR',
    citation: `LGPD Art. 48; ${resolution} Arts. 6, 9`,
    link: null,
    reading: {
      text: 'quoted',
      source: 'Six law firms that tell the resolution, article 6 and the doubling among it',
      on: '2026-11-26',
      confidence: 'high',
    },
    stages: stagesOf('ANPD', [
      {
        name: 'anpd',
        anchor: 'aware_at',
        term: businessDays(3),
        variants: [smallAgent],
        words: 'Three business days after knowing that personal data were touched.',
        citation: `${resolution} Art. 6`,
      },
      {
        name: 'individuals',
        anchor: 'aware_at',
        term: businessDays(3),
        variants: [smallAgent],
        recipient: 'The people concerned',
        words: 'Three business days after the same moment.',
        citation: `${resolution} Art. 9`,
      },
      {
        name: 'supplementary_information',
        anchor: 'anpd_submitted_at',
        term: businessDays(20),
        words: 'What was missing within 20 business days of the communication.',
        citation: `${resolution} Art. 6`,
      },
    ]),
    unsettled: [
      'Business days exclude national holidays alone; local ones would make the end later. Confirm with counsel.',
    ],
    corrections: ['One published page counts from the occurrence; the resolution counts from knowledge.'],
  },
];
