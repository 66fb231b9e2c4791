import { said, sentence } from '../../ui/sentence.ts';
import type { Part } from '../../ui/sentence.ts';
import { words } from './words.ts';

export const texts = {
  title: 'Timeline',
  which: 'How much',
  curated: 'What happened',
  full: 'Full record',
  list: 'Entries, the newest first',
  count: (shown: number, total: number) => `${shown} of ${total} entries`,
  empty: 'Nothing has happened yet',
  more: 'Earlier entries are on their way',
  entry: (version: number) => `Entry ${version}`,
  ledger: (index: number | null) => (index === null ? 'not in the ledger yet' : `ledger ${index}`),
  clock: 'Muster',
};

export const decisionTexts = {
  empty: 'No decision is on record',
  emptyText:
    'Record what was chosen and why while it is fresh: also what was decided against, and what was found not to be reportable.',
};

/** What a sentence needs of an event's data. Everything in it was written by others, or is an identifier. */
export interface EventWords {
  /** A plain value: a number, an identifier. Empty where there is none. */
  readonly id: (key: string) => string;
  /** Opened content; null where it was destroyed. */
  readonly text: (key: string) => string | null;
  readonly person: (key: string) => string;
  readonly task: (key: string) => string;
  readonly fact: (key: string) => string;
  readonly action: () => string;
  readonly level: (key: string) => string;
  readonly stage: (key: string) => string;
  readonly answer: () => Part;
  readonly list: (key: string) => readonly string[];
}

const quoted = (text: string | null): readonly Part[] => sentence`: ${said(text)}`;
const spell = words.spellId;

/** One sentence for each kind of event, without its actor, who stands before it. */
export const sentences: Readonly<Record<string, (e: EventWords) => readonly Part[]>> = {
  'incident-declared': (e) => [...sentence`declared ${e.id('reference')}`, ...quoted(e.text('title'))],
  'incident-reclassified': (e) => [
    ...sentence`says that it is ${spell(e.id('to'))}, not ${spell(e.id('from'))}`,
    ...quoted(e.text('reason')),
  ],
  'incident-system-set': (e) => [
    ...sentence`says that it is of ${spell(e.id('to'))}${e.id('from') === '' ? '' : `, not ${spell(e.id('from'))}`}`,
    ...(e.text('reason') === null ? [] : quoted(e.text('reason'))),
  ],
  'signals-attached': (e) =>
    sentence`attached ${e.list('groups').length === 1 ? 'a further group' : `${e.list('groups').length} further groups`} of signals`,
  'incident-linked': (e) => [
    ...sentence`${e.id('as') === 'parent' ? 'made it part of another incident' : 'made another incident part of it'}`,
    ...quoted(e.text('reason')),
  ],
  'incident-unlinked': (e) => [
    ...sentence`took the link to ${e.id('as') === 'parent' ? 'its parent' : 'a child'} away`,
    ...quoted(e.text('reason')),
  ],
  'incident-tagged': (e) =>
    e.list('tags').length === 0 ? sentence`took all tags away` : sentence`tagged it ${e.list('tags').join(', ')}`,
  'fact-recorded': (e) => sentence`answered “${said(e.fact('fact'))}” with ${e.answer()}`,
  'severity-derived': (e) => sentence`derived the severity ${e.level('to')} from the rules of the plan`,
  'severity-raised': (e) => [
    ...sentence`raised the severity from ${e.level('from')} to ${e.level('to')}`,
    ...quoted(e.text('reason')),
  ],
  'severity-lowered': (e) => [
    ...sentence`lowered the severity from ${e.level('from')} to ${e.level('to')}`,
    ...quoted(e.text('reason')),
  ],
  'deadlines-set': (e) => sentence`set deadlines for ${e.list('deadlines').map(spell).join(', ')}`,
  'seat-assigned': (e) =>
    sentence`put ${said(e.person('person'))} into the seat ${spell(e.id('seat'))} for this incident`,
  'incident-owner-assigned': (e) => [
    ...sentence`made ${said(e.person('person'))} the incident owner`,
    ...quoted(e.text('reason')),
  ],
  'handover-offered': (e) => [
    ...sentence`offered the incident to ${said(e.person('to'))}`,
    ...(e.text('note') === null ? [] : quoted(e.text('note'))),
  ],
  'handover-accepted': (e) => sentence`took the incident over from ${said(e.person('from'))}`,
  'task-done': (e) => [
    ...sentence`did “${said(e.task('task'))}”`,
    ...(e.text('note') === null ? [] : quoted(e.text('note'))),
  ],
  'decision-recorded': (e) => [
    ...sentence`decided D-${e.id('number')}`,
    ...quoted(e.text('choice')),
    ...sentence` – because ${said(e.text('rationale'))}`,
  ],
  'plan-adopted': (e) =>
    sentence`went on under version ${e.id('to').slice(0, 12)} of the plan, by D-${e.id('decision')}`,
  'timer-fired': (e) =>
    sentence`noted that ${spell(e.id('subject').replace(':', ' '))} was due${e.list('escalatedTo').length === 0 ? '' : `, and asked ${e.list('escalatedTo').map(spell).join(', ')}`}`,
  'action-proposed': (e) => [
    ...sentence`asked for A-${e.id('number')}, ${said(e.action())}`,
    ...quoted(e.text('reason')),
  ],
  'action-amended': (e) => [
    ...sentence`changed A-${e.id('number')}; its approvals are void`,
    ...quoted(e.text('reason')),
  ],
  'approval-requested': (e) => sentence`asked the approvers of ${spell(e.id('gate'))} about A-${e.id('number')}`,
  'action-approved': (e) => sentence`approved A-${e.id('number')} as ${spell(e.id('as'))}`,
  'action-refused': (e) => [...sentence`refused A-${e.id('number')}`, ...quoted(e.text('reason'))],
  'approval-expired': (e) => sentence`voided approvals of A-${e.id('number')}: ${spell(e.id('cause'))}`,
  'standing-authority-used': (e) => sentence`released N-${e.id('notice')} under a standing authority`,
  'glass-broken': (e) => [...sentence`broke the glass of A-${e.id('number')}`, ...quoted(e.text('reason'))],
  'preservation-started': (e) => sentence`began to capture evidence before A-${e.id('number')}`,
  'preservation-answered': (e) => sentence`got an answer of a collector for A-${e.id('number')}`,
  'preservation-gap-recorded': (e) => [
    ...sentence`did not capture ${e.list('gaps').map(spell).join(', ')} before A-${e.id('number')}`,
    ...(e.text('reason') === null ? [] : quoted(e.text('reason'))),
  ],
  'action-executed': (e) => sentence`executed A-${e.id('number')}, ${said(e.action())}`,
  'probe-started': (e) => sentence`began to watch whether A-${e.id('number')} takes effect`,
  'probe-saw': (e) => sentence`saw A-${e.id('number')} take effect at ${said(e.id('clientTitle') || e.id('client'))}`,
  'probe-overdue': (e) => sentence`called people: A-${e.id('number')} is not proven in time`,
  'action-proven': (e) => sentence`saw A-${e.id('number')} take effect after ${e.id('milliseconds')} ms`,
  'action-failed-in-part': (e) => [
    ...sentence`says that A-${e.id('number')} failed in part`,
    ...quoted(e.text('what')),
  ],
  'action-undone': (e) => sentence`took back A-${e.id('number')} by A-${e.id('by')}`,
  'evidence-captured': (e) => [
    ...sentence`attached E-${e.id('number')}, ${spell(e.id('category'))}`,
    ...quoted(e.text('title')),
  ],
  'stage-entered': (e) => sentence`went from ${e.stage('from')} to ${e.stage('to')}`,
  'content-redacted': (e) => [...sentence`destroyed one item of content`, ...quoted(e.text('reason'))],
  'incident-closed': (e) => [
    ...sentence`closed the incident as ${spell(e.id('outcome'))}`,
    ...quoted(e.text('review')),
  ],
  'incident-found-not-one': (e) => [...sentence`found that it is no incident`, ...quoted(e.text('reason'))],
  'clock-opened': (e) => sentence`opened the clock ${e.id('clock')}`,
  'clock-anchor-set': (e) => sentence`set ${spell(e.id('fact'))}, which clocks count from, to ${e.id('to')}`,
  'clock-later-anchor-asked': (e) => [
    ...sentence`asks that clocks count from a later ${spell(e.id('fact'))}, ${e.id('to')}`,
    ...quoted(e.text('reason')),
  ],
  'clock-due-set': (e) => sentence`counted ${spell(e.id('stage'))} of ${e.id('clock')}: ${spell(e.id('cause'))}`,
  'clock-applicability-decided': (e) => [
    ...sentence`decided that ${e.id('clock')} ${e.id('answer') === 'applies' ? 'applies' : 'does not apply'}`,
    ...quoted(e.text('rationale')),
  ],
  'clock-stage-reported': (e) => [
    ...sentence`reported ${spell(e.id('stage'))} of ${e.id('clock')}, sent at ${e.id('sentAt')}`,
    ...(e.text('lateBecause') === null ? [] : quoted(e.text('lateBecause'))),
  ],
  'clock-stage-waived': (e) => [
    ...sentence`said that ${spell(e.id('stage'))} of ${e.id('clock')} is not reported`,
    ...quoted(e.text('reason')),
  ],
  'clock-suspended': (e) => [
    ...sentence`put on record that an authority asks for silence about ${e.id('clock')}`,
    ...quoted(e.text('authority')),
    ...quoted(e.text('reference')),
  ],
  'clock-resumed': (e) => [
    ...sentence`put on record that the silence about ${e.id('clock')} is over`,
    ...quoted(e.text('reason')),
  ],
  'clock-displaced': (e) =>
    e.id('by') === ''
      ? sentence`let ${e.id('clock')} count again`
      : sentence`let ${e.id('clock')} give way to ${e.id('by')}`,
  'clock-alarmed': (e) =>
    sentence`called people: ${e.id('percent')} % of the time for ${spell(e.id('stage'))} of ${e.id('clock')} is over`,
  'incident-reopened': (e) => [...sentence`opened the incident again`, ...quoted(e.text('reason'))],
  'notice-drafted': (e) =>
    sentence`drafted N-${e.id('number')}, ${spell(e.id('kind'))} for ${spell(e.id('notification'))}`,
  'notice-revised': (e) => [...sentence`changed N-${e.id('number')}`, ...quoted(e.text('reason'))],
  'notice-language-approved': (e) => sentence`approved the language of N-${e.id('number')}`,
  'notice-proposed': (e) => sentence`asked the gate for N-${e.id('number')} as A-${e.id('action')}`,
  'notice-released': (e) => [...sentence`sent N-${e.id('number')} by e-mail`, ...quoted(e.text('recipients'))],
  'notice-leaving': (e) => sentence`looked at N-${e.id('number')} once more, and let its letters leave`,
  'notice-held-back': (e) => sentence`held N-${e.id('number')} back: ${e.id('because')}`,
  'letter-accepted': (e) =>
    sentence`saw the mail server take letter ${e.id('letter')} of N-${e.id('number')}, ${e.id('messageId')}`,
  'letter-deferred': (e) =>
    sentence`will try letter ${e.id('letter')} of N-${e.id('number')} again: ${spell(e.id('because'))}`,
  'letter-refused': (e) =>
    sentence`could not get letter ${e.id('letter')} of N-${e.id('number')} through: ${spell(e.id('because'))}`,
  'letters-sent-again': (e) => sentence`sent letters of N-${e.id('number')} again`,
  'notice-sent': (e) => [
    ...sentence`${e.id('how') === 'sent' ? 'sent' : 'recorded as sent'} N-${e.id('number')}`,
    ...quoted(e.text('recipients')),
  ],
  'notice-retracted': (e) => sentence`took N-${e.id('number')} back by N-${e.id('by')}`,
  'report-published': (e) => [...sentence`published S-${e.id('number')}`, ...quoted(e.text('text'))],
  'factor-recorded': (e) => [...sentence`recorded the factor X-${e.id('number')}`, ...quoted(e.text('text'))],
  'note-recorded': (e) => [...sentence`noted M-${e.id('number')}`, ...quoted(e.text('text'))],
  'approval-reported': (e) => [
    ...sentence`reported that ${said(e.person('person'))} said yes to A-${e.id('number')}, witnessed by ${said(e.person('witness'))}; it counts for no gate`,
    ...quoted(e.text('words')),
  ],
  'obligation-waived': (e) => [
    ...sentence`waived ${spell(e.id('obligation'))} under ${e.id('authority')}`,
    ...quoted(e.text('reason')),
  ],
  'change-recorded': (e) => [
    ...sentence`recorded C-${e.id('number')} of ${said(e.person('author'))}`,
    ...quoted(e.text('title')),
  ],
  'change-validated': (e) => [...sentence`validated C-${e.id('number')}`, ...quoted(e.text('how'))],
};

/** For a kind that this screen does not know yet: it is told by its name, never left out. */
export const unknownSentence = (type: string): readonly Part[] => [spell(type)];
