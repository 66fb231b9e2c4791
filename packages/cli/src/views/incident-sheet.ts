import type { IncidentView } from '@muster/api';
import type { Io } from '../io.ts';
import { paintFor } from '../output/paint.ts';
import type { Paint } from '../output/paint.ts';
import { printable } from '../output/printable.ts';
import { ago, clockTime, dueIn } from '../output/when.ts';
import { actionLines } from './action-lines.ts';
import { bytesText } from './bytes-text.ts';
import { peopleOf } from './people-of.ts';
import type { NameOf } from './people-of.ts';

/** An incident on one sheet: what it is, what I must do next, then everything else. Each line is safe to show. */
export function incidentSheet(io: Io, view: IncidentView): readonly string[] {
  const sheet: Sheet = { io, view, paint: paintFor(io), nameOf: peopleOf(view) };
  return [
    ...header(sheet),
    ...section(sheet, 'Your obligations', obligations(sheet, true), 'Nothing is asked of you now.'),
    ...section(sheet, 'Obligations of others', obligations(sheet, false)),
    ...section(
      sheet,
      'Actions',
      view.actions.flatMap((action) => actionLines(io, action)),
    ),
    ...section(sheet, 'Facts', facts(sheet)),
    ...section(sheet, 'Evidence', evidence(sheet)),
    ...section(sheet, 'Decisions', decisions(sheet)),
  ];
}

interface Sheet {
  readonly io: Io;
  readonly view: IncidentView;
  readonly paint: Paint;
  readonly nameOf: NameOf;
}

function linkLines({ links: { parent, children, sets } }: IncidentView): readonly string[] {
  return [
    ...(parent === null ? [] : [`part of   ${parent}`]),
    ...(children.length === 0 ? [] : [`parts     ${children.join(', ')}`]),
    ...sets.map(({ reference, name }) => `cause of  ${reference} ${name ?? '(destroyed)'}`),
  ].map((line) => printable(line));
}

function header({ io, view, paint }: Sheet): readonly string[] {
  const { severity, severityDetail, owner, status } = view;
  const drill = view.kind === 'exercise' ? 'DRILL ' : '';
  const next = nextDue(view);
  const level = severity === 'high' || severity === 'critical' ? paint.alarm : paint.strong;
  const couldBe = severityDetail.couldBe.map(
    ({ level: worse, because, unanswered }) => `could be ${worse}: ${unanswered.join(', ')} unanswered (${because})`,
  );
  const set =
    severityDetail.set === 'derived' ? '' : ` (${severityDetail.set} by hand; the rules say ${severityDetail.derived})`;
  return [
    paint.strong(printable(`${drill}${view.reference}  ${view.title ?? '(title destroyed)'}`)),
    `severity  ${level(severity.toUpperCase())}${set}`,
    ...severityDetail.reasons.map(
      ({ because, clause }) => `          because ${printable(because)} [${printable(clause)}]`,
    ),
    ...couldBe.map((line) => `          ${printable(line)}`),
    `stage     ${view.stage}${status === 'open' ? '' : ` (${status})`}`,
    printable(`owner     ${owner.name ?? owner.person}`),
    printable(`type      ${view.type}${view.system === null ? '' : ` of ${view.system}`}`),
    ...(view.tags.length === 0 ? [] : [printable(`tags      ${view.tags.join(', ')}`)]),
    ...linkLines(view),
    `declared  ${clockTime(io, view.declaredAt)} (${ago(io, view.declaredAt)}), times in ${io.timeZone}`,
    next === null
      ? 'next due  nothing has a deadline'
      : `next due  ${duePhrase(io, paint, next)}  ${printable(next.title)}`,
  ];
}

type Obligation = IncidentView['obligations'][number];
type Dated = Obligation & { readonly due: string };

function isDated(obligation: Obligation): obligation is Dated {
  return obligation.due !== null;
}

function nextDue(view: IncidentView): Dated | null {
  return view.obligations.filter(isDated).toSorted((one, other) => (one.due < other.due ? -1 : 1))[0] ?? null;
}

function duePhrase(io: Io, paint: Paint, { due, overdue }: Dated): string {
  const text = `${clockTime(io, due)} (${dueIn(io, due)})`;
  return overdue ? paint.alarm(text) : text;
}

function obligations({ io, view, paint, nameOf }: Sheet, mine: boolean): readonly string[] {
  return view.obligations
    .filter((each) => each.mine === mine)
    .map((each) => {
      const due = isDated(each) ? duePhrase(io, paint, each) : 'no deadline';
      const by = mine ? '' : ` · ${each.by.map(nameOf).join(' or ')}`;
      return `${due}  ${printable(`${each.title}${by}`)}  ${paint.quiet(printable(each.id))}`;
    });
}

function facts({ view, nameOf }: Sheet): readonly string[] {
  return view.facts.map(({ fact, ask, state, value, because, by }) => {
    switch (state) {
      case 'value':
        return printable(`${fact} = ${String(value)} · ${nameOf(by ?? '')}`);
      case 'unknown':
        return printable(`${fact} unknown, because ${because ?? '(destroyed)'} · ${nameOf(by ?? '')}`);
      case 'not-asked':
        return printable(`${fact} not answered yet: ${ask}`);
    }
  });
}

function evidence({ view }: Sheet): readonly string[] {
  const missing = view.obligations
    .filter(({ kind }) => kind === 'evidence')
    .map(({ id }) => id.slice('evidence:'.length));
  const items = view.evidence.map(({ number, category, title, bytes, sha256, content, redacted }) => {
    const what = redacted ? 'DESTROYED, the proof remains' : `${bytesText(bytes)}, content ${content}`;
    return printable(
      `E-${number} ${category}: ${title ?? '(destroyed)'} (${what}${sha256 === null ? '' : `, SHA-256 ${sha256}`})`,
    );
  });
  const gaps = view.preservationGaps.map(({ action, category, because }) =>
    printable(`not captured before A-${action}: ${category} (${because})`),
  );
  return [...items, ...gaps, ...(missing.length === 0 ? [] : [printable(`missing: ${missing.join(', ')}`)])];
}

function decisions({ view, nameOf }: Sheet): readonly string[] {
  return view.decisions.map(({ number, decision, choice, rationale, by, marking }) => {
    const counsel = marking.kind === 'counsel-directed' ? ' [directed by counsel]' : '';
    const asked = decision === null ? '' : `${decision}: `;
    return printable(
      `D-${number} ${asked}${choice ?? '(destroyed)'} · ${rationale ?? '(destroyed)'} · ${nameOf(by)}${counsel}`,
    );
  });
}

function section({ paint }: Sheet, title: string, lines: readonly string[], empty?: string): readonly string[] {
  const shown = lines.length > 0 ? lines : empty === undefined ? [] : [empty];
  return shown.length === 0 ? [] : ['', paint.strong(title), ...shown.map((line) => `  ${line}`)];
}
