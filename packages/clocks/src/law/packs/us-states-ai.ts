import type { Regime } from '../regime.ts';
import { counted, hours, nothingMore, stagesOf, strictDays } from '../stage-of.ts';

const newYork = { name: 'America/New_York', fixed: false };
const california = { name: 'America/Los_Angeles', fixed: false };
const texas = { name: 'America/Chicago', fixed: false };
const colorado = { name: 'America/Denver', fixed: false };
const from = (date: string, words: string) => ({ date, words });
const quoted: Regime['reading'] = {
  text: 'quoted',
  source: 'A secondary source that quotes the section',
  on: '2026-11-23',
  confidence: 'high',
};
const noWeekend =
  'No end that falls on a weekend is moved, whatever general laws on computing time may allow. Confirm with counsel.';

/** Laws of states of the United States on AI itself. */
export const usStatesAi: readonly Regime[] = [
  {
    ...nothingMore,
    id: 'us-ny-raise-1422',
    title: 'New York RAISE Act',
    jurisdiction: 'US-NY',
    status: 'future',
    appliesFrom: from('2027-01-01', 'From 1 January 2027 (ch. 96 of 2026).'),
    who: 'Frontier developers; the summaries by large ones',
    trigger: 'A critical safety incident: its determination, or facts that make it a reasonable belief',
    scope: {
      jurisdictions: ['US-NY'],
      roles: ['frontier-ai/developer'],
      data: [],
      conditions: ['A model trained with more than 10^26 operations; for summaries revenue above USD 500 million.'],
    },
    zone: newYork,
    holidays: 'none',
    citation: 'N.Y. Gen. Bus. Law 1422, as enacted by ch. 96 of 2026',
    link: null,
    reading: {
      text: 'copy',
      source: 'Section 1422 and the enacting bill in a library of the law of New York',
      on: '2026-11-23',
      confidence: 'high',
    },
    stages: stagesOf('Office within the Department of Financial Services', [
      {
        name: 'dfs_office',
        anchor: 'determined_or_reasonable_belief_at',
        term: hours(72),
        words: '72 hours after the determination, or after facts that make it a reasonable belief.',
        citation: 'N.Y. Gen. Bus. Law 1422',
      },
      {
        name: 'imminent_risk',
        anchor: 'imminent_risk_discovered_at',
        term: hours(24),
        recipient: 'Law enforcement or a public safety agency',
        when: 'An imminent risk of death or serious physical injury.',
        words: '24 hours after discovering the risk.',
        citation: 'N.Y. Gen. Bus. Law 1422',
      },
      {
        name: 'internal_use_risk_summary',
        anchor: 'previous_report_submitted_at',
        term: counted('calendar_days_strict', 3, 'months'),
        when: 'A large frontier developer.',
        words: 'A summary of risk from internal use every three months.',
        citation: 'N.Y. Gen. Bus. Law 1422',
      },
    ]),
  },
  {
    ...nothingMore,
    id: 'us-ca-sb53',
    title: 'California SB 53, Transparency in Frontier AI Act',
    jurisdiction: 'US-CA',
    status: 'in_force',
    appliesFrom: from('2026-01-01', 'Since 1 January 2026.'),
    who: 'Frontier developers',
    trigger: 'A critical safety incident with a frontier model',
    scope: {
      jurisdictions: ['US-CA'],
      roles: ['frontier-ai/developer'],
      data: [],
      conditions: ['A model trained with more than 10^26 operations.'],
    },
    zone: california,
    holidays: 'none',
    citation: 'Cal. Bus. & Prof. Code 22757.13(c)(1), (2)',
    link: 'https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=BPC&sectionNum=22757.13',
    reading: {
      text: 'copy',
      source: 'Section 22757.13 as enacted, word for word in a public repository of laws',
      on: '2026-11-26',
      confidence: 'high',
    },
    stages: stagesOf('California Office of Emergency Services', [
      {
        name: 'cal_oes',
        anchor: 'discovered_at',
        term: strictDays(15),
        words: 'Within 15 days of discovering the incident.',
        citation: 'Cal. Bus. & Prof. Code 22757.13(c)(1)',
      },
      {
        name: 'imminent_risk',
        anchor: 'imminent_risk_discovered_at',
        term: hours(24),
        recipient: 'An authority that fits the incident, law enforcement included',
        when: 'An imminent risk of death or serious physical injury.',
        words: 'Within 24 hours of discovering the risk.',
        citation: 'Cal. Bus. & Prof. Code 22757.13(c)(2)',
      },
    ]),
    unsettled: [noWeekend],
  },
  {
    ...nothingMore,
    id: 'us-co-sb24-205',
    title: 'Colorado AI Act, SB 24-205',
    jurisdiction: 'US-CO',
    status: 'repealed',
    appliesFrom: {
      date: null,
      words:
        'It never applied: stayed on 27 April 2026, then repealed and replaced by SB 26-189, signed on 14 May 2026.',
    },
    who: 'Developers and deployers of high-risk AI',
    trigger: 'Discovery of algorithmic discrimination',
    scope: { jurisdictions: ['US-CO'], roles: ['co-ai/developer', 'co-ai/deployer'], data: [], conditions: [] },
    zone: colorado,
    holidays: 'none',
    citation: 'C.R.S. 6-1-1702(5), 6-1-1703(7) as enacted in 2024, repealed',
    link: 'https://leg.colorado.gov/bills/sb24-205',
    reading: { ...quoted, source: 'Secondary sources on the repeal' },
    stages: stagesOf('Colorado Attorney General', [
      {
        name: 'attorney_general_HISTORIC',
        anchor: 'discovered_at',
        term: strictDays(90),
        words: 'It would have been 90 days after discovery. It is not counted.',
        citation: 'C.R.S. 6-1-1702(5), 6-1-1703(7), repealed',
      },
    ]),
    relations: [
      {
        kind: 'displaced-by',
        regime: 'us-co-sb26-189-explanation',
        words: 'Replaced before it applied.',
        citation: 'Colo. SB 26-189 (2026)',
        read: false,
      },
    ],
    corrections: ['Tables that still show 90 days, or a replacement in May 2025, are wrong.'],
    notes: ['The law that replaced it has no notice of incidents to the Attorney General.'],
  },
  {
    ...nothingMore,
    id: 'us-co-sb26-189-explanation',
    title: 'Colorado SB 26-189: explanation of an adverse decision',
    jurisdiction: 'US-CO',
    status: 'future',
    appliesFrom: from('2027-01-01', 'From 1 January 2027; rules and lawsuits are pending.'),
    who: 'Deployers of covered automated decision-making technology',
    trigger: 'An adverse consequential decision',
    scope: { jurisdictions: ['US-CO'], roles: ['co-ai/deployer'], data: [], conditions: [] },
    zone: colorado,
    holidays: 'none',
    citation: 'Colo. SB 26-189 (2026)',
    link: 'https://leg.colorado.gov/bills/sb26-189',
    reading: { ...quoted, source: 'Secondary sources that cite the bill', confidence: 'medium' },
    stages: stagesOf('The person concerned', [
      {
        name: 'explanation_to_individual',
        anchor: 'adverse_decision_at',
        term: strictDays(30),
        words: 'The explanation within 30 days of the adverse decision.',
        citation: 'Colo. SB 26-189 (2026)',
      },
    ]),
    unsettled: [noWeekend, 'Rulemaking and litigation are pending. Confirm with counsel.'],
  },
  {
    ...nothingMore,
    id: 'us-tx-traiga',
    title: 'Texas TRAIGA, HB 149',
    jurisdiction: 'US-TX',
    status: 'no_clock',
    appliesFrom: from('2026-01-01', 'Since 1 January 2026.'),
    who: 'Developers and deployers of AI systems',
    trigger: 'None: no duty to report incidents. The Attorney General may demand documents, and gives time to cure',
    scope: { jurisdictions: ['US-TX'], roles: ['tx-ai/developer', 'tx-ai/deployer'], data: [], conditions: [] },
    zone: texas,
    holidays: 'none',
    citation: 'Tex. Bus. & Com. Code 552.103 to 552.105',
    link: 'https://statutes.capitol.texas.gov/Docs/BC/htm/BC.552.htm',
    reading: quoted,
    stages: stagesOf('Texas Attorney General', [
      {
        name: 'cure',
        anchor: 'ag_notice_received_at',
        term: strictDays(60),
        when: 'The Attorney General has given notice of a violation.',
        words: 'Sixty days to cure what the notice names.',
        citation: 'Tex. Bus. & Com. Code 552.104',
      },
    ]),
    unsettled: [noWeekend],
  },
];
