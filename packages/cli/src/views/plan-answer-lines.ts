import type { GateAt, PageStep, PlanAnswer, RunningClock } from '@muster/plan/ask';
import { printable } from '../output/printable.ts';

/** What a plan answers about one hour, as three lists. Times are those on the wall where the organisation is. */
export function answerLines(answer: PlanAnswer, zone: string): readonly string[] {
  const when = (instant: string) => wallTime(instant, answer.at, zone);
  const running = answer.clocks.filter(({ runs }) => runs === 'runs');
  const perhaps = answer.clocks.filter(({ runs }) => runs === 'could-run');
  const about = answer.system === null ? '' : ` of ${answer.system}`;
  const off = answer.dayOff === null ? '' : answer.dayOff === 'holiday' ? ', a public holiday' : ', a weekend';
  const acknowledged =
    answer.acknowledge === null ? '' : ` Somebody says within ${answer.acknowledge} that they are on it.`;
  return [
    `An incident${about}, ${answer.severity}, on ${answer.local}${off}.`,
    '',
    `Who is paged.${acknowledged}`,
    ...answer.paged.flatMap(({ who, steps }) => steps.map((step, at) => stepLine(at === 0 ? who : '', step, when))),
    '',
    'Who can approve.',
    ...answer.gates.flatMap((gate) => gateLines(gate, when)),
    '',
    'Which clocks run.',
    ...(running.length === 0 ? ['  none'] : running.flatMap((clock) => clockLines(clock, when))),
    ...(perhaps.length === 0 ? [] : ['', 'Which could.', ...perhaps.map((clock) => perhapsLine(clock, when))]),
  ].map(printable);
}

type When = (instant: string) => string;

function stepLine(who: string, { at, after, seat, layer, until, why, by }: PageStep, when: When): string {
  const time = at === null ? after : when(at);
  const where = layer === null ? '' : ` (${layer}${until === null ? '' : `, until ${when(until)}`})`;
  const through = by.length === 0 ? '' : ` by ${by.join(', ')}`;
  return `  ${who.padEnd(16)} ${time.padEnd(12)} ${seat ?? 'NOBODY'}${where}${through}${seat === null ? `: ${why}` : ''}`;
}

function gateLines(gate: GateAt, when: When): readonly string[] {
  const needs = gate.needs.map(({ count, of }) => `${count} of ${of}`).join(', ');
  const reach = gate.reachable
    ? `reachable${gate.from === null ? '' : ` from ${when(gate.from)}`}`
    : `NOT reachable: nobody of ${gate.missing.join(', ')}`;
  const only = gate.dependsOn.length === 0 ? '' : `; not without ${gate.dependsOn.join(', ')}`;
  return [
    `  ${gate.gate}${gate.opened ? ' (opened)' : ''}: ${needs} within ${gate.within}, ${reach}${only}`,
    ...gate.approvers.map(({ seat, of, duty, from, not }) => {
      const can = not ?? (from === null ? 'not in time' : duty === 'off-duty' ? `from ${when(from)}` : 'now');
      return `    ${seat.padEnd(26)} ${of.join(', ').padEnd(14)} ${duty.padEnd(9)} ${can}`;
    }),
  ];
}

function clockLines(clock: RunningClock, when: When): readonly string[] {
  const { id, entity, systems, owner, title, stages, fault, verified } = clock;
  const whose = [entity, ...systems].flatMap((each) => each ?? []).join(', ');
  const answers = owner === null ? 'nobody answers for it' : `${owner} answers for it`;
  return [
    `  ${id}: ${title}${whose === '' ? '' : ` (${whose})`}; ${answers}${verified ? '' : '; unverified'}`,
    ...(fault === null ? [] : [`    ${fault}`]),
    ...stages.map(({ name, due, recipient, citation, anchor }) => {
      const time = due === null ? 'no number' : when(due);
      return `    ${time.padEnd(12)} ${name} to ${recipient}, from ${anchor}; ${citation}`;
    }),
  ];
}

function perhapsLine({ id, because, firstDue }: RunningClock, when: When): string {
  return `  ${(firstDue === null ? 'no number' : when(firstDue)).padEnd(12)} ${id}: ${because}`;
}

/** `03:05` on the day that was asked for, `2026-12-28 03:05` on another. */
function wallTime(instant: string, asked: string, zone: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const day = Temporal.Instant.from(asked).toZonedDateTimeISO(zone).toPlainDate();
  const time = at.toPlainTime().toString({ smallestUnit: 'minute' });
  if (at.toPlainDate().equals(day)) return time;
  return `${at.toPlainDate().toString()} ${time}`;
}
