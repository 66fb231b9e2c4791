import { stages } from '@muster/plan';
import type { CompiledPlan } from '@muster/plan';
import { workOfStages } from './work-of-stages.ts';
import type { StageWork } from './work-of-stages.ts';

/** A state that can be reached and from which no end can. */
export interface Stuck {
  /** What nobody can do there. */
  readonly work: StageWork;
  /** The steps to it from the beginning. */
  readonly trail: readonly string[];
}

/** Going back more often than this leads to nothing new: what is done stays done. */
const mostReturns = 2;

interface State {
  /** Position in `stages`; beyond the last: closed. */
  readonly stage: number;
  readonly done: ReadonlySet<string>;
  /** For each stage, how often it was gone back from. */
  readonly returns: readonly number[];
  readonly trail: readonly string[];
}

/**
 * Goes through every state of the workflow: the stage, what is done, and how often each stage was gone back from. What
 * is to be done in a stage is done in the plan's order: one order reaches what every order does, because nothing that is
 * done hinders anything else.
 */
export function exploreWorkflow(plan: CompiledPlan): readonly Stuck[] {
  const work = workOfStages(plan);
  const states = new Map<string, State>();
  const before = new Map<string, string[]>();
  const start: State = { stage: 0, done: new Set(), returns: stages.map(() => 0), trail: [] };
  const queue = [start];
  states.set(keyOf(start), start);
  for (const state of queue)
    for (const next of stepsFrom(plan, work, state)) {
      const key = keyOf(next);
      before.set(key, [...(before.get(key) ?? []), keyOf(state)]);
      if (states.has(key)) continue;
      states.set(key, next);
      queue.push(next);
    }
  const ends = [...states].flatMap(([key, { stage }]) => (stage === stages.length ? [key] : []));
  const alive = closure(ends, before);
  return stuckIn(
    work,
    [...states].flatMap(([key, state]) => (alive.has(key) ? [] : [state])),
  );
}

function* stepsFrom(plan: CompiledPlan, work: readonly StageWork[], state: State): Iterable<State> {
  const stage = stages[state.stage];
  if (stage === undefined) return;
  const open = openIn(work, state);
  const next = open.find(({ canBeDone }) => canBeDone);
  if (next !== undefined) yield { ...state, done: new Set([...state.done, next.id]), trail: [...state.trail, next.id] };
  if (open.length === 0)
    yield { ...state, stage: state.stage + 1, trail: [...state.trail, stages[state.stage + 1] ?? 'closed'] };
  const { returns } = plan.workflow[stage];
  const used = state.returns[state.stage] ?? 0;
  if (used >= Math.min(mostReturns, returns?.atMost ?? 1)) return;
  for (const back of returns?.to ?? stages.slice(0, state.stage)) {
    const to = stages.indexOf(back);
    if (to >= state.stage) continue;
    const counted = state.returns.map((times, at) => (at === state.stage ? times + 1 : times));
    yield { ...state, stage: to, returns: counted, trail: [...state.trail, `back to ${back}`] };
  }
}

/** What has to be done before the stage is left; before the incident is closed also everything whose time runs. */
function openIn(work: readonly StageWork[], { stage, done }: State): readonly StageWork[] {
  const isLast = stage === stages.length - 1;
  return work.filter(
    (each) => !done.has(each.id) && ((each.isRequired && each.stage === stages[stage]) || (isLast && each.hasLimit)),
  );
}

function keyOf({ stage, done, returns }: State): string {
  return `${stage} ${[...done].toSorted().join(',')} ${returns.join(',')}`;
}

/** Everything from which one of these is reached. */
function closure(from: readonly string[], before: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set(from);
  for (const key of found) for (const earlier of before.get(key) ?? []) found.add(earlier);
  return found;
}

/** For each piece of work that nobody can do, the shortest way to where it stops everything. */
function stuckIn(work: readonly StageWork[], dead: readonly State[]): readonly Stuck[] {
  const told = new Map<StageWork, Stuck>();
  for (const state of dead)
    for (const each of openIn(work, state))
      if (!each.canBeDone && !told.has(each)) told.set(each, { work: each, trail: state.trail });
  return [...told.values()];
}
