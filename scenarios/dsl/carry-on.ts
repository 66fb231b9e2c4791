import { functionIds } from '@muster/plan';
import type { FunctionId } from '@muster/plan';
import type { IncidentView } from '@muster/api';
import type { Person } from './person.ts';
import type { Play } from './play.ts';

type Stage = IncidentView['stage'];
type Owed = IncidentView['obligations'][number];

export interface CarryOn {
  /** Stops once this stage is entered; without it the incident is closed at the end. */
  readonly to?: Stage;
  /** Answers to questions of the plan; what is not here nobody knows. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
  /** Clocks that apply, by the beginning of their key; the others do not. */
  readonly applies?: readonly string[];
  readonly review?: string;
}

const order: readonly Stage[] = ['detect', 'classify', 'contain', 'investigate', 'recover', 'review'];

/**
 * What is owed is done by whoever owes it, until a stage is entered or nothing is left: as a team works through its list.
 * What no list can do, a play does itself before. Throws where something is owed that nobody can do.
 */
export async function carryOn(scene: Play, incident: string, options: CarryOn = {}): Promise<void> {
  const tried = new Set<string>();
  for (let turns = 0; turns < 400; turns += 1) {
    const view = await seenBy(scene, incident);
    if (view.status !== 'open' || view.stage === options.to) return;
    const next = view.obligations.find((each) => !tried.has(each.id) && isOfNow(each, view.stage));
    if (next !== undefined) {
      tried.add(next.id);
      await doIt(scene, view, next, options);
      continue;
    }
    if (view.stage === 'review') {
      await ownerOf(scene, view).closes(incident, options.review ?? 'What was late is written down.');
      return;
    }
    tried.clear();
    await ofStage(scene, view).enters(incident, order[order.indexOf(view.stage) + 1] ?? 'review');
  }
  throw new Error(
    `${incident} does not come to its end: ${JSON.stringify((await seenBy(scene, incident)).obligations)}`,
  );
}

/** The stage itself is left by entering the next; later stages are not worked on. */
function isOfNow({ kind, clause }: Owed, stage: Stage): boolean {
  if (kind === 'stage') return false;
  const [, of = ''] = /^workflow\.([a-z]+)/.exec(clause ?? '') ?? [];
  const at = order.findIndex((each) => each === of);
  return at < 0 || at <= order.indexOf(stage);
}

async function doIt(scene: Play, view: IncidentView, owed: Owed, options: CarryOn): Promise<void> {
  const { reference: incident } = view;
  const name = owed.id.slice(owed.id.indexOf(':') + 1);
  const who = whoOwes(scene, owed);
  switch (owed.kind) {
    case 'task':
      if (name === 'validate-fix') await validateFix(scene, incident);
      return who.finishes(incident, name);
    case 'decision':
      return who.decides(incident, name, `As the plan says for ${name}`, 'It is the least that helps');
    case 'fact': {
      const value = options.facts?.[name];
      return value === undefined
        ? who.doesNotKnow(incident, name, 'Nobody has found out')
        : who.answers(incident, name, value);
    }
    case 'evidence': {
      const title = `What there is of ${name}`;
      await who.attaches(incident, { category: name, title, source: 'As the plan names it', bytes: `${name}\n` });
      return;
    }
    case 'notification':
      return tell(scene, view, owed, name);
    case 'holding-statement':
    case 'support-script':
      // They come with the notice; told by an action of its own, the notice needs neither.
      return;
    case 'applicability': {
      const applies = options.applies?.some((each) => name.startsWith(each)) ?? false;
      return who.decidesClock(incident, name, applies ? 'applies' : 'does-not-apply', 'By the facts as they are now');
    }
    case 'clock': {
      const [clock = '', stage = ''] = name.split('/');
      return who.reports(incident, clock, stage, owed.overdue ? 'Facts came late' : undefined);
    }
    case 'approval':
      return approve(scene, view, Number(/A-(\d+)/.exec(name)?.[1]));
    case 'execution':
      await scene.settles();
      return who.executes(incident, Number(name.slice(2)));
    case 'proof':
      return who.proves(incident, Number(name.slice(2)));
    case 'handover':
      return personCalled(scene, name).accepts(incident);
    case 'change-validation':
      return;
    default:
      throw new Error(`Nobody in this play knows how to do ${owed.id}.`);
  }
}

/** Another person than the author validates it; in a small company the author may sit in security. */
async function validateFix(scene: Play, incident: string): Promise<void> {
  const [validator, colleague] = everybody(scene, 'engineering');
  const author = colleague ?? everybody(scene, 'security').find(({ id }) => id !== validator?.id);
  if (author === undefined || validator === undefined) throw new Error('A fix takes two people.');
  const change = await validator.fixes(incident, 'The cause is taken away', author.id);
  await validator.validates(incident, change, 'Played again two hundred times');
}

/** Through the action of its gate, where the plan has one; else by hand. */
async function tell(scene: Play, view: IncidentView, owed: Owed, name: string): Promise<void> {
  const who = whoOwes(scene, owed);
  const gated = scene.plan.notifications[name]?.action ?? null;
  if (gated === null) return who.finishes(view.reference, `notify-${name}`);
  const number = await who.proposes(view.reference, gated, `The plan wants ${name} told`);
  await approve(scene, await seenBy(scene, view.reference), number);
  await scene.passes('5 s');
  await who.executes(view.reference, number);
  await who.proves(view.reference, number);
}

/** Everybody who may say yes says it, until it is enough. */
export async function approve(scene: Play, view: IncidentView, number: number): Promise<void> {
  const { reference } = view;
  const action = (await seenBy(scene, reference)).actions.find((each) => each.number === number);
  const asked = action?.gate?.gate;
  const gate = asked === undefined ? undefined : scene.plan.gates[asked];
  for (const { of, count } of gate?.approve ?? []) {
    const able = everybody(scene, of).filter(({ id }) => id !== action?.requester.person);
    for (const each of able.slice(0, count)) await each.approves(reference, number);
  }
}

function whoOwes(scene: Play, { by, id }: Owed): Person {
  const found = by.flatMap((each) =>
    isFunction(each)
      ? everybody(scene, each)
      : [scene.sitting(each) ?? personOrNull(scene, each)].filter((one) => one !== null),
  )[0];
  if (found === undefined) throw new Error(`Nobody in this play can do ${id}, which ${by.join(', ')} owe.`);
  return found;
}

/** Everybody who sits in a function, the lead first. */
function everybody(scene: Play, id: FunctionId): readonly Person[] {
  const of = scene.plan.functions[id];
  const seats = of === undefined ? [] : [of.lead, ...of.deputies];
  const found = seats.flatMap((seat) => scene.sitting(seat) ?? []);
  return found.filter((person, at) => found.findIndex(({ id: other }) => other === person.id) === at);
}

function ofStage(scene: Play, view: IncidentView): Person {
  const [first] = everybody(scene, scene.plan.workflow[view.stage].owner);
  return first ?? ownerOf(scene, view);
}

function ownerOf(scene: Play, view: IncidentView): Person {
  return personCalled(scene, view.owner.person);
}

function personCalled(scene: Play, id: string): Person {
  const found = personOrNull(scene, id);
  if (found === null) throw new Error(`Nobody in this play is ${id}.`);
  return found;
}

function personOrNull(scene: Play, id: string): Person | null {
  return scene.everybody().find((person) => person.id === id) ?? null;
}

function seenBy(scene: Play, incident: string): Promise<IncidentView> {
  const [first] = scene.everybody();
  if (first === undefined) throw new Error('Nobody plays.');
  return first.sees(incident);
}

function isFunction(word: string): word is FunctionId {
  return functionIds.some((id) => id === word);
}
