import { readFileSync } from 'node:fs';

/** How much there is of what costs the checker time. */
export interface PlanSize {
  readonly rules: number;
  readonly gates: number;
  readonly people: number;
  readonly schedules: number;
}

const starter = readFileSync(new URL('../../plan/starters/saas-chatbot.yaml', import.meta.url), 'utf8');

const signs = 12;
const grades = 6;
const levels = ['medium', 'high', 'critical'] as const;
const mandatoryGates = 5;

/** The starter for a company with a chatbot, grown to a size: an honest plan, only larger. */
export function generatedPlan(size: PlanSize): string {
  return [addFacts, addRules, addGates, addPeople, addSchedules].reduce((plan, add) => add(plan, size), starter);
}

function addFacts(plan: string): string {
  const yesNo = count(signs).map(
    (at) => `  sign_${at}: { ask: Is sign ${at} there?, yes_no: true, answered_by: [security] }`,
  );
  const ordered = count(grades).map(
    (at) => `  grade_${at}: { ask: How far is ${at}?, ordered: [none, some, much, all], answered_by: [security] }`,
  );
  return under(plan, 'facts', [...yesNo, ...ordered]);
}

/** Each asks for another pair of answers, so that none repeats one before it. */
function addRules(plan: string, { rules }: PlanSize): string {
  return levels.reduce((text, level, which) => {
    const own = count(rules).filter((at) => at % levels.length === which);
    const lines = own.map((at) => {
      const grade = Math.floor(at / signs) % grades;
      const word = ['some', 'much', 'all'][Math.floor(at / (signs * grades)) % 3];
      return `      - { when: 'sign_${at % signs} && atLeast(grade_${grade}, "${word}")', because: Sign ${at} with its grade }`;
    });
    const head = `\n  ${level}:\n`;
    const start = text.indexOf(head, text.indexOf('\nseverity:\n'));
    const at = text.indexOf('    rules:\n', start) + '    rules:\n'.length;
    return text.slice(0, at) + lines.map((line) => `${line}\n`).join('') + text.slice(at);
  }, plan);
}

function addGates(plan: string, { gates }: PlanSize): string {
  const lines = count(gates - mandatoryGates).map(
    (at) =>
      `  change-${at}: { approve: [1 of engineering, 1 of operations], within: 4 h, expires: 24 h, run_within: 4 h, ` +
      'on_silence: { after: 1 h, escalate_to: [chief-operating-officer] } }',
  );
  return under(plan, 'approvals', lines);
}

function addPeople(plan: string, { people }: PlanSize): string {
  const references = count(people).map(
    (at) =>
      `  p-${at}: { active: true, channels: { phone: { verified: "2026-11-01" }, sms: { verified: "2026-11-01" } } }`,
  );
  const seats = count(people).map((at) => `  responder-${at}: { title: Responder ${at}, held_by: p-${at} }`);
  return under(under(plan, 'people', references), 'seats', seats);
}

function addSchedules(plan: string, { people, schedules }: PlanSize): string {
  const lines = count(schedules).flatMap((at) => {
    const through = (from: number) =>
      count(4)
        .map((next) => `responder-${(at + from + next) % people}`)
        .join(', ');
    const layer = (id: string, from: number) =>
      `      - { layer: ${id}, rotate: [{ every: 1 week, at: Mon 09:00, through: [${through(from)}] }] }`;
    return [`  team-${at}:`, '    layers:', layer('first', 0), layer('second', 4)];
  });
  return under(plan, 'on_call', lines);
}

function under(plan: string, key: string, lines: readonly string[]): string {
  const text = lines.map((line) => `${line}\n`).join('');
  const head = `\n${key}:\n`;
  const at = plan.indexOf(head);
  return at < 0 ? `${plan}${head}${text}` : plan.slice(0, at + head.length) + text + plan.slice(at + head.length);
}

function count(to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to) }, (_, at) => at);
}
