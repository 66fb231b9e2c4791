import type { Regime } from '../regime.ts';
import { atOnce, counted, euDays, nothingMore, stagesOf } from '../stage-of.ts';

const act = 'Reg. (EU) 2024/1689';
const link = 'https://eur-lex.europa.eu/eli/reg/2024/1689/oj';
const zone = { name: 'Europe/Brussels', fixed: false };
const authority =
  'Market surveillance authority of each Member State where the incident occurred; the AI Office where Art. 75(1a) gives it the system';
const appliesFrom = {
  date: '2026-08-02',
  words:
    'Art. 73 stands in Chapter IX, whose only date is 2 August 2026. High-risk requirements follow on 2 December 2027 (Annex III) and 2 August 2028 (Annex I).',
};
const unsettled = [
  'Whether Art. 73 binds before the high-risk classification of Art. 6 applies (2 December 2027, 2 August 2028) is open. Confirm with counsel.',
  'The Act counts days; that Reg. 1182/71 says how is the general rule, and guidance for medical devices counts the same numbers so. Confirm with counsel.',
];
const providerOrDeployer = {
  jurisdictions: ['EU'],
  roles: ['ai-act/provider', 'ai-act/deployer'],
  data: [],
  conditions: [
    'The AI system is high-risk under Art. 6 and was placed on the Union market.',
    'A deployer reports only where the provider cannot be reached.',
  ],
};
const relations: Regime['relations'] = [
  {
    kind: 'narrowed-by',
    regime: null,
    words:
      'Where a provider of an Annex III system has equivalent reporting duties under other Union law, only infringements of fundamental rights are reported here.',
    citation: `${act} Art. 73(9)`,
    read: false,
  },
  {
    kind: 'narrowed-by',
    regime: 'eu-mdr-87',
    words:
      'For AI that is a medical device or part of one, only infringements of fundamental rights are reported here; the rest goes the way of medical devices.',
    citation: `${act} Art. 73(10)`,
    read: false,
  },
];
const article73: Regime['reading'] = {
  text: 'copy',
  source: 'Article 73 word for word in two libraries of Union law, springlex and lexelerate.ai',
  on: '2026-11-26',
  confidence: 'high',
};

/** Regulation (EU) 2024/1689, the AI Act, as it stands after Regulation (EU) 2026/1744. */
export const euAiAct: readonly Regime[] = [
  {
    ...nothingMore,
    id: 'eu-aia-73-2-general',
    title: 'EU AI Act Art. 73(2): serious incident',
    jurisdiction: 'EU',
    status: 'in_force',
    appliesFrom,
    who: 'Provider of a high-risk AI system; the deployer where the provider cannot be reached (Art. 26(5))',
    trigger: 'A serious incident in the sense of Art. 3(49)',
    scope: providerOrDeployer,
    zone,
    holidays: 'of-the-zone',
    citation: `${act} Art. 73(1), (2), (5), Art. 3(49), Art. 113; Reg. (EU) 2026/1744`,
    link,
    reading: {
      text: 'primary',
      source: 'Article 73 on the AI Act Service Desk of the Commission, ai-act-service-desk.ec.europa.eu',
      on: '2026-11-23',
      confidence: 'high',
    },
    stages: stagesOf(authority, [
      {
        name: 'report',
        anchor: 'aware_at',
        term: euDays(15),
        words: 'The outer limit: fifteen days after becoming aware of the serious incident.',
        citation: `${act} Art. 73(2)`,
      },
      {
        name: 'report_on_causal_link',
        anchor: 'causal_link_established_at',
        term: atOnce('immediately'),
        words: 'At once when a causal link to the AI system, or its reasonable likelihood, is established.',
        citation: `${act} Art. 73(2)`,
      },
      {
        name: 'complete_report',
        anchor: 'initial_submitted_at',
        term: { kind: 'open', wording: 'followed by a complete report' },
        words: 'An incomplete first report is allowed; the complete one follows, and the text names no time for it.',
        citation: `${act} Art. 73(5)`,
      },
    ]),
    relations: [
      {
        kind: 'displaced-by',
        regime: 'eu-aia-73-3-critical-or-widespread',
        words: 'Two days where critical infrastructure is disrupted or the infringement is widespread.',
        citation: `${act} Art. 73(3)`,
        read: true,
      },
      {
        kind: 'displaced-by',
        regime: 'eu-aia-73-4-death',
        words: 'Ten days where a person has died.',
        citation: `${act} Art. 73(4)`,
        read: true,
      },
      ...relations,
    ],
    unsettled,
    notes: [
      'Reg. (EU) 2026/1744 left Art. 73 and Art. 3(49) as they were; its new Art. 75(1a) sends reports on systems under the AI Office to the AI Office.',
      'The Commission’s guidance on Art. 73 was a draft of 26 September 2025 when last looked for; a final one was not found.',
      'Until the authority is informed, the provider may not alter the system so that the causes could no longer be evaluated (Art. 73(6)).',
    ],
  },
  {
    ...nothingMore,
    id: 'eu-aia-73-3-critical-or-widespread',
    title: 'EU AI Act Art. 73(3): critical infrastructure or widespread infringement',
    jurisdiction: 'EU',
    status: 'in_force',
    appliesFrom,
    who: 'Provider of a high-risk AI system; the deployer where Art. 26(5) puts them in the provider’s place',
    trigger:
      'A widespread infringement, or a serious and irreversible disruption of critical infrastructure (Art. 3(49)(b))',
    scope: providerOrDeployer,
    zone,
    holidays: 'of-the-zone',
    citation: `${act} Art. 73(3), Art. 3(49)(b), Art. 3(61)`,
    link,
    reading: article73,
    stages: stagesOf(authority, [
      {
        name: 'report',
        anchor: 'aware_at',
        term: euDays(2),
        words: 'The outer limit: two days after becoming aware.',
        citation: `${act} Art. 73(3)`,
      },
      {
        name: 'report_immediately',
        anchor: 'aware_at',
        term: atOnce('immediately'),
        words: 'At once on becoming aware; the two days are only the limit.',
        citation: `${act} Art. 73(3)`,
      },
    ]),
    relations,
    unsettled,
    corrections: [
      'Some tables say two working days. The text says days; that there are at least two working days among them follows from Reg. 1182/71 Art. 3(5).',
    ],
  },
  {
    ...nothingMore,
    id: 'eu-aia-73-4-death',
    title: 'EU AI Act Art. 73(4): death of a person',
    jurisdiction: 'EU',
    status: 'in_force',
    appliesFrom,
    who: 'Provider of a high-risk AI system; the deployer where Art. 26(5) puts them in the provider’s place',
    trigger: 'The death of a person',
    scope: providerOrDeployer,
    zone,
    holidays: 'of-the-zone',
    citation: `${act} Art. 73(4)`,
    link,
    reading: article73,
    stages: stagesOf(authority, [
      {
        name: 'report',
        anchor: 'aware_at',
        term: euDays(10),
        words: 'The outer limit: ten days after the date of becoming aware.',
        citation: `${act} Art. 73(4)`,
      },
      {
        name: 'report_on_suspicion',
        anchor: 'causal_link_suspected_at',
        term: atOnce('immediately'),
        words: 'At once when a causal link is established or suspected.',
        citation: `${act} Art. 73(4)`,
      },
    ]),
    relations,
    unsettled,
    notes: ['A death after the second day turns fifteen days into ten: the deadline moves earlier.'],
  },
  {
    ...nothingMore,
    id: 'eu-aia-26-5-deployer',
    title: 'EU AI Act Art. 26(5): deployer informs',
    jurisdiction: 'EU',
    status: 'future',
    appliesFrom: {
      date: '2027-12-02',
      words: 'Chapter III Section 3: 2 December 2027 for Annex III, 2 August 2028 for Annex I (Reg. (EU) 2026/1744).',
    },
    who: 'Deployer of a high-risk AI system',
    trigger: 'The deployer has identified a serious incident',
    scope: {
      jurisdictions: ['EU'],
      roles: ['ai-act/deployer'],
      data: [],
      conditions: ['The AI system is high-risk under Art. 6.'],
    },
    zone,
    holidays: 'of-the-zone',
    citation: `${act} Art. 26(5)`,
    link,
    reading: {
      ...article73,
      source: 'Article 26(5) word for word in two libraries of law, overview.legal and whisperly.ai',
    },
    stages: stagesOf('The provider first, then importer or distributor and the market surveillance authority', [
      {
        name: 'inform_provider_then_importer_distributor_msa',
        anchor: 'serious_incident_identified_at',
        term: atOnce('immediately'),
        words:
          'At once on identifying it: the provider first, then the others. Where the provider cannot be reached, Art. 73 binds the deployer.',
        citation: `${act} Art. 26(5)`,
      },
    ]),
    unsettled: [
      'Draft guidance of the Commission is told to read "immediately" as about a day; not confirmed. Confirm with counsel.',
    ],
  },
  {
    ...nothingMore,
    id: 'eu-aia-55-gpai-systemic',
    title: 'EU AI Act Art. 55(1)(c) and the GPAI Code of Practice',
    jurisdiction: 'EU',
    status: 'in_force',
    appliesFrom: {
      date: '2025-08-02',
      words: 'Since 2 August 2025; the Commission enforces since 2 August 2026.',
    },
    who: 'Provider of a general-purpose AI model with systemic risk; the numbers bind those who signed the Code',
    trigger: 'A serious incident anywhere in the life of the model',
    scope: {
      jurisdictions: ['EU'],
      roles: ['ai-act/gpai-systemic-provider'],
      data: [],
      conditions: ['The model has systemic risk under Art. 51.'],
    },
    zone,
    holidays: 'of-the-zone',
    citation: `${act} Art. 55(1)(c); GPAI Code of Practice, Safety and Security, Commitment 9, Measure 9.3`,
    link,
    reading: {
      text: 'quoted',
      source: 'Secondary sources that tell the table of Measure 9.3, and code-of-practice.ai',
      on: '2026-11-23',
      confidence: 'high',
    },
    stages: stagesOf('AI Office and, as appropriate, national competent authorities', [
      {
        name: 'statute',
        anchor: 'aware_at',
        term: atOnce('without undue delay'),
        words: 'The Act itself has no number.',
        citation: `${act} Art. 55(1)(c)`,
      },
      ...(
        [
          ['cop_critical_infrastructure', 2, 'A serious and irreversible disruption of critical infrastructure'],
          ['cop_serious_cybersecurity_breach', 5, 'A serious cybersecurity breach, weights that leave included'],
          ['cop_death', 10, 'The death of a person'],
          ['cop_other_harm', 15, 'Serious harm to health, rights, property or the environment'],
        ] as const
      ).map(([name, days, when]) => ({
        name,
        anchor: 'aware_at' as const,
        term: euDays(days),
        when,
        words: `The first report within ${days} days of becoming aware.`,
        citation: 'GPAI Code of Practice, Safety and Security, Measure 9.3',
      })),
      {
        name: 'cop_intermediate',
        anchor: 'previous_report_submitted_at',
        term: counted('eu_1182_71_days', 4, 'weeks'),
        until: 'resolved_at',
        words: 'Again at least every four weeks, until it is resolved.',
        citation: 'GPAI Code of Practice, Safety and Security, Measure 9.3',
      },
      {
        name: 'cop_final',
        anchor: 'resolved_at',
        term: euDays(60),
        words: 'The final report within sixty days of the resolution.',
        citation: 'GPAI Code of Practice, Safety and Security, Measure 9.3',
      },
    ]),
    unsettled: [
      'The Code is no act of the Council or the Commission; that its days are counted by Reg. 1182/71 is an analogy. Confirm with counsel.',
    ],
    notes: [
      'Holidays of Belgium are taken for those of the Commission, which has more of them: the deadline is earlier by it, never later.',
    ],
  },
];
