import { spellPeriod } from '@muster/clocks';
import canonicalize from 'canonicalize';
import { condition, period, timeLimit } from '../compiled/parts.ts';
import type { CompiledPlan } from '../compiled-plan.ts';
import { describeCondition } from '../condition/describe-condition.ts';
import { severities } from '../plan-words.ts';
import { longerPeriod } from './compare-periods.ts';
import { longer, moreEntries } from './leanings.ts';
import { isAt } from './plan-change.ts';
import type { ChangeDirection, ChangePath, PlanChange } from './plan-change.ts';
import { quorumChanges } from './quorum-changes.ts';
import { labelOf, moreOf, opposite } from './things.ts';

interface Plans {
  readonly before: CompiledPlan;
  readonly after: CompiledPlan;
}

/** The changes between two values at a path; undefined stands for what is not there. */
export function describeChange(path: ChangePath, before: unknown, after: unknown, plans: Plans): PlanChange[] {
  if (canonicalize(before) === canonicalize(after)) return [];
  return (
    quorumChanges(path, before, after) ??
    gateChange(path, before, after) ??
    levelChange(path, before, after) ??
    limitChange(path, before, after) ??
    conditionChange(path, before, after, plans) ??
    entryChanges(path, before, after) ??
    presenceChange(path, before, after) ??
    innerChanges(path, before, after, plans) ?? [
      change(path, 'neutral', `changed ${labelOf(path)} from ${show(before)} to ${show(after)}`),
    ]
  );
}

function change(path: ChangePath, direction: ChangeDirection, sentence: string): PlanChange {
  return { path: path.join('.'), direction, sentence };
}

/** An action, or a notice, that needs a gate or no longer does. */
function gateChange(path: ChangePath, before: unknown, after: unknown): PlanChange[] | null {
  if (!isAt(path, 'actions.*.gate') && !isAt(path, 'notifications.*.action')) return null;
  const of = labelOf(path.slice(0, 2));
  if (typeof before !== 'string' && typeof after === 'string')
    return [change(path, 'stricter', `put ${of} behind the gate ${after}`)];
  if (typeof before === 'string' && typeof after !== 'string')
    return [change(path, 'weaker', `took ${of} from behind the gate ${before}`)];
  return [change(path, 'neutral', `put ${of} behind the gate ${show(after)} instead of ${show(before)}`)];
}

function levelChange(path: ChangePath, before: unknown, after: unknown): PlanChange[] | null {
  if (!isAt(path, 'severityRules.*.level')) return null;
  const rank = (level: unknown) => severities.findIndex((known) => known === level);
  const lower = rank(after) < rank(before);
  const of = labelOf(path.slice(0, 2));
  return [
    change(
      path,
      lower ? 'weaker' : 'stricter',
      `${lower ? 'lowered' : 'raised'} ${of} from ${show(before)} to ${show(after)}`,
    ),
  ];
}

/** A period, or a limit with its anchor. */
function limitChange(path: ChangePath, before: unknown, after: unknown): PlanChange[] | null {
  const [one, other] = [readLimit(before), readLimit(after)];
  if (one === null && other === null) return null;
  const key = path.findLast((part) => Object.hasOwn(longer, part)) ?? '';
  const whenLonger = longer[key] ?? 'neutral';
  const label = labelOf(path);
  if (one === null && other !== null) return [change(path, opposite(whenLonger), `set ${label} to ${other.text}`)];
  if (one !== null && other === null) return [change(path, whenLonger, `removed ${label}, which was ${one.text}`)];
  if (one === null || other === null) return null;
  const longest = one.from === other.from ? longerPeriod(one.period, other.period) : null;
  const from = `${label} from ${one.text} to ${other.text}`;
  if (longest === null) return [change(path, 'neutral', `changed ${from}`)];
  return longest === 'after'
    ? [change(path, whenLonger, `lengthened ${from}`)]
    : [change(path, opposite(whenLonger), `shortened ${from}`)];
}

function readLimit(value: unknown) {
  const plain = period.safeParse(value);
  if (plain.success) return { period: plain.data, from: '', text: spellPeriod(plain.data) };
  const anchored = timeLimit.safeParse(value);
  return anchored.success ? anchored.data : null;
}

function conditionChange(path: ChangePath, before: unknown, after: unknown, plans: Plans): PlanChange[] | null {
  const [one, other] = [condition.safeParse(before), condition.safeParse(after)];
  if (!one.success || !other.success) return null;
  const was = describeCondition(plans.before, one.data);
  const is = describeCondition(plans.after, other.data);
  return [change(path, 'neutral', `changed ${labelOf(path)} from "${was}" to "${is}"`)];
}

/** Words that came into a list, or went. A list with the same words in another order is one change. */
function entryChanges(path: ChangePath, before: unknown, after: unknown): PlanChange[] | null {
  if (!isWords(before) || !isWords(after)) return null;
  const more = moreEntries[path.at(-1) ?? ''] ?? 'neutral';
  const label = labelOf(path);
  const came = after.filter((word) => !before.includes(word));
  const went = before.filter((word) => !after.includes(word));
  if (came.length === 0 && went.length === 0)
    return [change(path, 'neutral', `changed the order of ${label} to ${after.join(', ')}`)];
  return [
    ...went.map((word) => change(path, opposite(more), `removed ${word} from ${label}`)),
    ...came.map((word) => change(path, more, `added ${word} to ${label}`)),
  ];
}

/** Something named that came or went as a whole. */
function presenceChange(path: ChangePath, before: unknown, after: unknown): PlanChange[] | null {
  const [isGone, isNew] = [!isMap(after) && isMap(before), isMap(after) && !isMap(before)];
  if (isNew) return [change(path, moreOf(path), `added ${labelOf(path)}`)];
  if (isGone) return [change(path, opposite(moreOf(path)), `removed ${labelOf(path)}`)];
  if (before === undefined) return [change(path, moreOf(path), `added ${labelOf(path)}: ${show(after)}`)];
  if (after === undefined) return [change(path, opposite(moreOf(path)), `removed ${labelOf(path)}: ${show(before)}`)];
  return null;
}

function innerChanges(path: ChangePath, before: unknown, after: unknown, plans: Plans): PlanChange[] | null {
  if (!isMap(before) || !isMap(after)) return null;
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => describeChange([...path, key], before[key], after[key], plans));
}

function isWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  return typeof value === 'string' ? `"${value}"` : (canonicalize(value) ?? '');
}
