import type { Regime } from '../regime.ts';
import { atOnce, euDays, euMonths, hours, nothingMore, stagesOf } from '../stage-of.ts';
import { euDora } from './eu-dora.ts';

const zone = { name: 'Europe/Brussels', fixed: false };
const gdpr = 'Reg. (EU) 2016/679';
const nis2 = 'Directive (EU) 2022/2555';
const cra = 'Reg. (EU) 2024/2847';
const mdr = 'Reg. (EU) 2017/745';
const gdprLink = 'https://eur-lex.europa.eu/eli/reg/2016/679/oj';
const craLink = 'https://eur-lex.europa.eu/eli/reg/2024/2847/oj';
const quoted: Regime['reading'] = {
  text: 'quoted',
  source: 'A secondary source that quotes the article',
  on: '2026-11-23',
  confidence: 'high',
};
const hoursUnsettled =
  'Whether Reg. 1182/71 lengthens a period in hours that ends on a day off is debated; nothing is added here. Confirm with counsel.';
const platform = 'CSIRT designated as coordinator, and ENISA, by the single reporting platform';
const manufacturer = {
  jurisdictions: ['EU'],
  roles: ['cra/manufacturer'],
  data: [],
  conditions: ['A product with digital elements made available on the Union market.'],
};
const craText: Regime['reading'] = {
  text: 'copy',
  source: 'Article 14(1) and (2)(a), (b) word for word at streamlex.eu; the rest as others quote it word for word',
  on: '2026-11-26',
  confidence: 'high',
};
const craFrom = {
  date: '2026-09-11',
  words: 'Reporting since 11 September 2026, ahead of the rest (11 December 2027).',
};

/** Personal data, security and products under Union law. */
export const euDataAndSecurity: readonly Regime[] = [
  {
    ...nothingMore,
    id: 'eu-gdpr-33',
    title: 'GDPR Art. 33: notice to the supervisory authority',
    jurisdiction: 'EU/EEA',
    status: 'in_force',
    appliesFrom: { date: '2018-05-25', words: 'Since 25 May 2018.' },
    who: 'Controller; a processor informs its controller',
    trigger: 'A personal data breach, unless it is unlikely to put the rights and freedoms of people at risk',
    scope: {
      jurisdictions: ['EU', 'IS', 'LI', 'NO'],
      roles: ['gdpr/controller', 'gdpr/joint-controller', 'gdpr/processor'],
      data: ['personal'],
      conditions: [],
    },
    zone,
    holidays: 'none',
    citation: `${gdpr} Art. 33(1), (2), (4), (5)`,
    link: gdprLink,
    reading: {
      text: 'copy',
      source: 'Article 33 word for word at gdprlearninghub.com; EDPB Guidelines 9/2022 on awareness as told elsewhere',
      on: '2026-11-26',
      confidence: 'high',
    },
    stages: stagesOf('Competent supervisory authority', [
      {
        name: 'processor_to_controller',
        anchor: 'processor_aware_at',
        term: atOnce('without undue delay'),
        recipient: 'Controller',
        when: 'The breach is at a processor.',
        words: 'The processor tells its controller without undue delay after becoming aware.',
        citation: `${gdpr} Art. 33(2)`,
      },
      {
        name: 'supervisory_authority',
        anchor: 'aware_at',
        term: hours(72),
        words:
          'Without undue delay and, where feasible, within 72 hours of becoming aware. A later notice says why; what is not known yet may follow in phases.',
        citation: `${gdpr} Art. 33(1), (4)`,
      },
    ]),
    relations: [],
    unsettled: [
      hoursUnsettled,
      'Aware means a reasonable degree of certainty (EDPB Guidelines 9/2022). Until counsel fixes the moment, presume the earliest signal that a person saw.',
    ],
    notes: [
      'Every breach is documented, whether it is notified or not (Art. 33(5)).',
      'COM(2025) 837 would give 96 hours for high-risk breaches alone, by a single entry point. It is a proposal; nothing counts by it.',
    ],
  },
  {
    ...nothingMore,
    id: 'eu-gdpr-34',
    title: 'GDPR Art. 34: notice to the people concerned',
    jurisdiction: 'EU/EEA',
    status: 'in_force',
    appliesFrom: { date: '2018-05-25', words: 'Since 25 May 2018.' },
    who: 'Controller',
    trigger: 'A personal data breach that is likely to put people at high risk',
    scope: {
      jurisdictions: ['EU', 'IS', 'LI', 'NO'],
      roles: ['gdpr/controller', 'gdpr/joint-controller'],
      data: ['personal'],
      conditions: [],
    },
    zone,
    holidays: 'none',
    citation: `${gdpr} Art. 34`,
    link: gdprLink,
    reading: {
      text: 'copy',
      source: 'Article 34 word for word at overview.legal',
      on: '2026-11-26',
      confidence: 'high',
    },
    stages: stagesOf('The people concerned', [
      {
        name: 'data_subjects',
        anchor: 'high_risk_determined_at',
        term: atOnce('without undue delay'),
        words:
          'Without undue delay once the risk is found to be high; not where the data were unreadable, the risk is gone, or a public notice must do.',
        citation: `${gdpr} Art. 34(1), (3)`,
      },
    ]),
    unsettled: [
      'From which moment delay counts is not written: the finding of high risk is taken. Confirm with counsel.',
    ],
  },
  {
    ...nothingMore,
    id: 'eu-nis2-23',
    title: 'NIS2 Art. 23: significant incident',
    jurisdiction: 'EU (national transposition)',
    status: 'in_force',
    appliesFrom: { date: '2024-10-18', words: 'Since 18 October 2024, by each Member State’s own law.' },
    who: 'Essential and important entities',
    trigger: 'A significant incident (Art. 23(3)); for digital entities by the thresholds of Impl. Reg. (EU) 2024/2690',
    scope: {
      jurisdictions: ['EU'],
      roles: ['nis2/essential-entity', 'nis2/important-entity'],
      data: [],
      conditions: [],
    },
    zone,
    holidays: 'of-the-zone',
    citation: `${nis2} Art. 23(1), (3), (4)`,
    link: 'https://eur-lex.europa.eu/eli/dir/2022/2555/oj',
    reading: { ...quoted, source: 'Paragraph 4 as several secondary sources quote it', on: '2026-11-26' },
    stages: stagesOf('CSIRT or, where the Member State says so, the competent authority', [
      {
        name: 'early_warning',
        anchor: 'aware_at',
        term: hours(24),
        words: 'An early warning within 24 hours of becoming aware.',
        citation: `${nis2} Art. 23(4)(a)`,
      },
      {
        name: 'incident_notification',
        anchor: 'aware_at',
        term: hours(72),
        variants: [
          {
            circumstance: 'trust-service-provider',
            length: { count: 24, unit: 'hours' },
            words: 'A trust service provider has 24 hours where its trust services are affected.',
            citation: `${nis2} Art. 23(4), second subparagraph`,
          },
        ],
        words: 'The notification, with a first assessment, within 72 hours of becoming aware.',
        citation: `${nis2} Art. 23(4)(b)`,
      },
      {
        name: 'intermediate',
        anchor: 'on_request',
        term: { kind: 'open', wording: 'upon the request' },
        when: 'The CSIRT or the authority asks for it.',
        words: 'A status report when it is asked for.',
        citation: `${nis2} Art. 23(4)(c)`,
      },
      {
        name: 'final',
        anchor: 'notification_submitted_at',
        term: euMonths(1),
        words:
          'The final report one month after the notification; while the incident goes on a progress report then, and the final one within a month of its handling.',
        citation: `${nis2} Art. 23(4)(d), (e)`,
      },
    ]),
    relations: [
      {
        kind: 'displaced-by',
        regime: 'eu-dora-19',
        words: 'For financial entities DORA is the special rule.',
        citation: `${nis2} Art. 4; Reg. (EU) 2022/2554 Art. 1(2)`,
        read: false,
      },
      {
        kind: 'counts-together',
        regime: null,
        words:
          'For digital entities incidents that are not significant each count as one: at least two within six months, with the same apparent root cause, that reach the financial threshold together.',
        citation: 'Impl. Reg. (EU) 2024/2690 Art. 4',
        read: false,
      },
    ],
    unsettled: [
      hoursUnsettled,
      'The law of the Member State binds, and may count its month otherwise. Confirm with counsel there.',
    ],
    notes: [
      'Recipients of the service are told without undue delay where the incident may harm them (Art. 23(1), (2)).',
    ],
  },
  ...euDora,
  {
    ...nothingMore,
    id: 'eu-cra-14-vulnerability',
    title: 'Cyber Resilience Act Art. 14(1): exploited vulnerability',
    jurisdiction: 'EU',
    status: 'in_force',
    appliesFrom: craFrom,
    who: 'Manufacturer of a product with digital elements',
    trigger: 'An actively exploited vulnerability in the product',
    scope: manufacturer,
    zone,
    holidays: 'of-the-zone',
    citation: `${cra} Art. 14(1), (2), (8), Art. 71`,
    link: craLink,
    reading: craText,
    stages: stagesOf(platform, [
      {
        name: 'early_warning',
        anchor: 'aware_at',
        term: hours(24),
        words: 'An early warning within 24 hours of becoming aware.',
        citation: `${cra} Art. 14(2)(a)`,
      },
      {
        name: 'notification',
        anchor: 'aware_at',
        term: hours(72),
        words: 'A notification within 72 hours of becoming aware, unless all is told already.',
        citation: `${cra} Art. 14(2)(b)`,
      },
      {
        name: 'final',
        anchor: 'corrective_measure_available_at',
        term: euDays(14),
        words: 'The final report fourteen days after a corrective or mitigating measure is available.',
        citation: `${cra} Art. 14(2)(c)`,
      },
      {
        name: 'users',
        anchor: 'aware_at',
        term: atOnce('after becoming aware'),
        recipient: 'Affected users, where appropriate all users',
        words: 'Users are told of the vulnerability and of what they can do.',
        citation: `${cra} Art. 14(8)`,
      },
    ]),
    unsettled: [hoursUnsettled],
  },
  {
    ...nothingMore,
    id: 'eu-cra-14-severe-incident',
    title: 'Cyber Resilience Act Art. 14(3): severe incident',
    jurisdiction: 'EU',
    status: 'in_force',
    appliesFrom: craFrom,
    who: 'Manufacturer of a product with digital elements',
    trigger: 'A severe incident that has an impact on the security of the product (Art. 14(5))',
    scope: manufacturer,
    zone,
    holidays: 'of-the-zone',
    citation: `${cra} Art. 14(3), (4), (5)`,
    link: craLink,
    reading: { ...quoted, source: 'Paragraph 4 as others quote it word for word', on: '2026-11-26' },
    stages: stagesOf(platform, [
      {
        name: 'early_warning',
        anchor: 'aware_at',
        term: hours(24),
        words: 'An early warning within 24 hours of becoming aware.',
        citation: `${cra} Art. 14(4)(a)`,
      },
      {
        name: 'notification',
        anchor: 'aware_at',
        term: hours(72),
        words: 'A notification within 72 hours of becoming aware, unless all is told already.',
        citation: `${cra} Art. 14(4)(b)`,
      },
      {
        name: 'final',
        anchor: 'notification_submitted_at',
        term: euMonths(1),
        words: 'The final report within one month of the notification.',
        citation: `${cra} Art. 14(4)(c)`,
      },
    ]),
    unsettled: [hoursUnsettled],
  },
  {
    ...nothingMore,
    id: 'eu-mdr-87',
    title: 'Medical Devices Regulation Art. 87',
    jurisdiction: 'EU',
    status: 'in_force',
    appliesFrom: { date: '2021-05-26', words: 'Since 26 May 2021.' },
    who: 'Manufacturer',
    trigger: 'A serious incident with a device, AI that is a medical device included',
    scope: {
      jurisdictions: ['EU'],
      roles: ['mdr/manufacturer'],
      data: [],
      conditions: ['The AI system is a medical device or part of one.'],
    },
    zone,
    holidays: 'of-the-zone',
    citation: `${mdr} Art. 87(3) to (5)`,
    link: 'https://eur-lex.europa.eu/eli/reg/2017/745/oj',
    reading: {
      ...quoted,
      source: 'Secondary sources that quote the article and MDCG 2023-3 Rev. 2, question 14',
    },
    stages: stagesOf('Competent authority, by EUDAMED or the manufacturer incident report', [
      {
        name: 'public_health_threat',
        anchor: 'aware_at',
        term: euDays(2),
        when: 'A serious threat to public health.',
        words: 'At once, and at most two days after becoming aware.',
        citation: `${mdr} Art. 87(4)`,
      },
      {
        name: 'death_or_serious_deterioration',
        anchor: 'aware_at',
        term: euDays(10),
        when: 'A death, or an unanticipated serious deterioration of health.',
        words: 'At once when a causal relationship is suspected, and at most ten days after becoming aware.',
        citation: `${mdr} Art. 87(5)`,
      },
      {
        name: 'other_serious_incident',
        anchor: 'aware_at',
        term: euDays(15),
        words: 'At most fifteen days after becoming aware.',
        citation: `${mdr} Art. 87(3)`,
      },
    ]),
    notes: [
      'Where it is uncertain whether an incident must be reported, it is reported in time all the same (Art. 87(7)); an incomplete first report is allowed (Art. 87(6)). These two were not read.',
      'MDCG 2023-3 Rev. 2, question 14, counts the same way: the day of awareness is day 0. Where several apply, the earliest date counts.',
    ],
    corrections: ['Two published tables have other numbers for these stages; 2, 10 and 15 days are those of Art. 87.'],
  },
];
