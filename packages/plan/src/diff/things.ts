import { isAt } from './plan-change.ts';
import type { ChangeDirection, ChangePath } from './plan-change.ts';

interface Thing {
  readonly at: string;
  readonly noun: string;
  /** What it means that one more is there; one less means the opposite. */
  readonly more: ChangeDirection;
}

/** What a plan gives names to, and what adding one means. */
const things: readonly Thing[] = [
  { at: 'organisation.entities.*', noun: 'entity', more: 'neutral' },
  { at: 'organisation.calendars.*', noun: 'calendar', more: 'neutral' },
  { at: 'types.*', noun: 'type', more: 'stricter' },
  { at: 'thresholds.*', noun: 'threshold', more: 'stricter' },
  { at: 'functions.*', noun: 'function', more: 'neutral' },
  { at: 'seatDetails.*', noun: 'seat', more: 'neutral' },
  { at: 'people.*', noun: 'person', more: 'neutral' },
  { at: 'channels.*', noun: 'channel', more: 'neutral' },
  { at: 'compartments.*', noun: 'compartment', more: 'neutral' },
  { at: 'onCall.*', noun: 'schedule', more: 'stricter' },
  { at: 'onCall.*.layers.*', noun: 'layer', more: 'stricter' },
  { at: 'systems.*', noun: 'system', more: 'neutral' },
  { at: 'systems.*.switches.*', noun: 'switch', more: 'neutral' },
  { at: 'systems.*.tools.*', noun: 'tool', more: 'neutral' },
  { at: 'systems.*.guardrails.*', noun: 'guardrail', more: 'stricter' },
  { at: 'systems.*.retrieval.*', noun: 'retrieval source', more: 'neutral' },
  { at: 'systems.*.evidence.*', noun: 'evidence source', more: 'stricter' },
  { at: 'actions.*', noun: 'action', more: 'neutral' },
  { at: 'vendors.*', noun: 'vendor', more: 'neutral' },
  { at: 'stores.*', noun: 'store', more: 'neutral' },
  { at: 'holds.*', noun: 'hold', more: 'stricter' },
  { at: 'facts.*', noun: 'question', more: 'neutral' },
  { at: 'severityLevels.*', noun: 'severity', more: 'neutral' },
  { at: 'severityRules.*', noun: 'severity rule', more: 'stricter' },
  { at: 'workflow.*', noun: 'stage', more: 'neutral' },
  { at: 'workflow.*.tasks.*', noun: 'task', more: 'stricter' },
  { at: 'workflow.*.decisions.*', noun: 'decision', more: 'stricter' },
  { at: 'continuity.processes.*', noun: 'business process', more: 'stricter' },
  { at: 'gates.*', noun: 'gate', more: 'stricter' },
  { at: 'evidence.*', noun: 'evidence category', more: 'stricter' },
  { at: 'notifications.*', noun: 'notice to', more: 'stricter' },
  { at: 'templates.*', noun: 'template', more: 'neutral' },
  { at: 'clocks.law.*', noun: 'clock of the law', more: 'stricter' },
  { at: 'clocks.contracts.*', noun: 'contract clock', more: 'stricter' },
  { at: 'clocks.internal.*', noun: 'internal clock', more: 'stricter' },
  { at: 'clocks.ruledOut.*', noun: 'ruled-out regime', more: 'weaker' },
  { at: 'exercises.gaps.*', noun: 'gap', more: 'neutral' },
  { at: 'waivers.*', noun: 'waiver', more: 'weaker' },
  { at: 'packs.*', noun: 'pack', more: 'neutral' },
  // Parts that are there or not.
  { at: 'gates.*.breakGlass', noun: 'break-glass', more: 'weaker' },
  { at: 'gates.*.standing', noun: 'standing authority', more: 'weaker' },
  { at: 'systems.*.recorder', noun: 'recorder', more: 'neutral' },
  { at: 'insurer', noun: 'insurer', more: 'stricter' },
  { at: 'continuity', noun: 'continuity', more: 'stricter' },
];

/** What one more of the thing at a path means. */
export function moreOf(path: ChangePath): ChangeDirection {
  return things.find(({ at }) => isAt(path, at))?.more ?? 'neutral';
}

/** "the gate notify-customers", "break-glass of the gate stop-revenue-feature", "run within of the gate …". */
export function labelOf(path: ChangePath): string {
  const names = path.map((_, index) => nameAt(path.slice(0, index + 1)));
  const last = names.findLastIndex((name) => name !== null);
  const rest = path
    .slice(last + 1)
    .map(spell)
    .join(', ');
  const thing = names[last] ?? null;
  const own = rest === '' ? (thing ?? 'the plan') : thing === null ? rest : `${rest} of ${thing}`;
  const isInner = last > 0 && !/^(workflow|clocks|organisation|continuity|exercises)$/.test(path[0] ?? '');
  return isInner && last >= 2 ? `${own} of ${labelOf(path.slice(0, 2))}` : own;
}

function nameAt(path: ChangePath): string | null {
  const thing = things.find(({ at }) => isAt(path, at));
  if (thing === undefined) return null;
  return thing.at.endsWith('*') ? `the ${thing.noun} ${path.at(-1) ?? ''}` : thing.noun;
}

/** `runWithin` as "run within". */
function spell(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

export function opposite(direction: ChangeDirection): ChangeDirection {
  switch (direction) {
    case 'weaker':
      return 'stricter';
    case 'stricter':
      return 'weaker';
    case 'neutral':
      return 'neutral';
  }
}
