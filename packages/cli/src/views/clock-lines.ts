import { changesOf, isVerified } from '@muster/clocks/law';
import type { Regime, StageDue } from '@muster/clocks/law';
import type { Io } from '../io.ts';
import { paintFor } from '../output/paint.ts';
import { printable } from '../output/printable.ts';
import { table } from '../output/table.ts';

/** The clocks of one law for a person: when, from what, by which text, and what to ask counsel. */
export function clockLines(io: Io, regime: Regime, stages: readonly StageDue[]): readonly string[] {
  const { alarm } = paintFor(io);
  const columns = [
    { title: 'stage', cell: ({ name }: StageDue) => name },
    { title: 'strict due', cell: strict },
    { title: 'legal latest', cell: (stage: StageDue) => local(stage.legalLatest, stage.zone) },
    { title: 'calendar', cell: ({ calendar }: StageDue) => calendar },
    { title: 'citation', cell: ({ citation }: StageDue) => citation },
  ];
  const standing = `${regime.status.replaceAll('_', ' ')}; ${isVerified(regime) ? 'verified' : 'unverified'}`;
  return [
    printable(`${regime.id}: ${regime.title}`),
    regime.status === 'in_force' ? standing : alarm(standing),
    printable(regime.appliesFrom.words),
    '',
    ...table(io, columns, stages, 'It has no clock.'),
    '',
    ...stages.map(({ name, words, when, recipient }) =>
      printable(`${name}: ${words}${when === null ? '' : ` When: ${when}`} To: ${recipient}.`),
    ),
    ...section(
      'Circumstances',
      changesOf(regime).map(
        ({ stage, circumstance, words, citation }) => `${circumstance ?? 'always'}, ${stage}: ${words} (${citation})`,
      ),
    ),
    ...section('Confirm with counsel', regime.unsettled),
    ...section('Other tables', regime.corrections),
    ...section('Besides', regime.notes),
    ...section(
      'Relations',
      regime.relations.map(
        ({ kind, words, citation, read }) =>
          `${kind.replaceAll('-', ' ')}: ${words} (${citation}${read ? '' : ', not read'})`,
      ),
    ),
    '',
    printable(`${regime.citation}${regime.link === null ? '' : ` ${regime.link}`}`),
    printable(`Read: ${regime.reading.source} (${regime.reading.on}, confidence ${regime.reading.confidence})`),
  ];
}

/** Every law in one line. */
export function regimeTable(io: Io, regimes: readonly Regime[]): readonly string[] {
  const columns = [
    { title: 'regime', cell: ({ id }: Regime) => id },
    { title: 'status', cell: ({ status }: Regime) => status.replaceAll('_', ' ') },
    { title: 'from', cell: ({ appliesFrom }: Regime) => appliesFrom.date },
    { title: 'text', cell: (regime: Regime) => (isVerified(regime) ? 'verified' : 'unverified') },
    { title: 'title', cell: ({ title }: Regime) => title },
  ];
  return table(io, columns, regimes, 'There is no law.');
}

function strict(stage: StageDue): string {
  switch (stage.state) {
    case 'due':
      return local(stage.strictDue, stage.zone) ?? '';
    case 'anchor-missing':
      return `waits for ${stage.missing.join(', ')}`;
    case 'no-number':
      return 'no number';
    case 'ended':
      return 'ended';
    case 'repealed':
      return 'repealed';
  }
}

/** `Thu 2026-12-10 10:00:00 +00:00`, on the wall clock of the recipient. */
function local(instant: string | null, zone: string): string | null {
  if (instant === null) return null;
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][at.dayOfWeek - 1];
  return `${day} ${at.toPlainDate().toString()} ${at.toPlainTime().toString({ smallestUnit: 'second' })} ${at.offset}`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => printable(`- ${line}`))];
}
