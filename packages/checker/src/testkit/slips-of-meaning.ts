import { isList, isMap, replaced, without } from './plan-values.ts';
import type { Path, Slip, Value } from './plan-values.ts';

/** A slip that leaves the words right and the plan wrong. */
interface Kind {
  readonly what: string;
  /** Where it can happen, the path with dots. */
  readonly where: RegExp;
  /** What stands there afterwards; null where there is nothing to do wrong. */
  readonly becomes: (value: Value) => Value | typeof nothing | null;
}

/** The entry is gone. */
const nothing: unique symbol = Symbol('nothing');
const gone = (): typeof nothing => nothing;
const to = (text: string) => (value: Value) => (value === text ? null : text);

/** Where words stand. */
function words(change: (value: string) => string | null): Kind['becomes'] {
  return (value) => (typeof value === 'string' ? change(value) : null);
}

const kinds: readonly Kind[] = [
  // People.
  { what: 'let the lead stand in for themselves', where: /^functions\.[^.]+$/, becomes: leadStandsIn },
  { what: 'sent every channel through one provider', where: /^channels$/, becomes: oneProvider },
  {
    what: 'left one way to reach',
    where: /^functions\.(security|legal|operations|executive)\.reachable$/,
    becomes: firstAlone,
  },
  { what: 'called the same person again', where: /^on_call\.[^.]+$/, becomes: samePersonAgain },
  { what: 'let nobody be called in', where: /^on_call\.[^.]+\.layers\.0$/, becomes: nightsOff },
  {
    what: 'let calls go on after the time to acknowledge',
    where: /^on_call\.(security|legal|operations|executive)\.escalate\.\d+\.after$/,
    becomes: to('6 h'),
  },
  // Approvals.
  { what: 'asked five in', where: /^approvals\.[^.]+\.approve\.\d+$/, becomes: askFive },
  { what: 'gave approvers a month in', where: /^approvals\.[^.]+\.within$/, becomes: to('30 days') },
  { what: 'asked nobody else when silent in', where: /^approvals\.[^.]+\.on_silence\.after$/, becomes: to('60 days') },
  { what: 'let a seat break the glass for evidence in', where: /\.break_glass\.never$/, becomes: () => ['holds'] },
  { what: 'never looked back at', where: /\.break_glass\.review_within$/, becomes: to('2 years') },
  {
    what: 'took the gate off',
    where: /^systems\.[^.]+\.contain\.[^.]+\.gate$|^notifications\.(customers|regulators)\.gate$/,
    becomes: to('none'),
  },
  { what: 'let the one who changes the plan approve it', where: /^review\.gate$/, becomes: gone },
  // Severity.
  {
    what: 'negated',
    where: /^severity\..*\.when$/,
    becomes: words((value) => (value === 'true' ? null : `!(${value})`)),
  },
  {
    what: 'put the worst first in',
    where: /^facts\.[^.]+\.ordered$/,
    becomes: (value) => (isList(value) ? value.toReversed() : null),
  },
  {
    what: 'left cells without a severity',
    where: /^severity\.low\.rules$/,
    becomes: () => [{ when: 'material', because: 'x' }],
  },
  { what: 'forgot which rule wins', where: /^severity\.hit$/, becomes: gone },
  {
    what: 'made a rule that never holds',
    where: /^severity\.(medium|high|critical)\.rules\.\d+\.when$/,
    becomes: words((value) => `(${value}) && false`),
  },
  { what: 'gave no time to acknowledge', where: /^severity\.[^.]+\.acknowledge$/, becomes: gone },
  { what: 'called nobody at', where: /^severity\.[^.]+\.calls$/, becomes: gone },
  { what: 'told nobody at', where: /^severity\.(high|critical)\.tells$/, becomes: gone },
  { what: 'opened nothing at', where: /^severity\.(high|critical)\.opens$/, becomes: gone },
  // Workflow.
  { what: 'gave the worst the most time in', where: /^workflow\..*\.within$/, becomes: turnedRound },
  { what: 'left the worst without a time in', where: /^workflow\..*\.within\.critical$/, becomes: gone },
  { what: 'went back without a bound in', where: /^workflow\.[^.]+\.returns\.at_most$/, becomes: gone },
  { what: 'contained before it preserved in', where: /^workflow\.contain\.preserve_first$/, becomes: gone },
  { what: 'let nobody decide on containment in', where: /^workflow\.contain\.decide$/, becomes: gone },
  // Containment.
  { what: 'made everything for good in', where: /^systems\.[^.]+\.contain$/, becomes: forGood },
  { what: 'needed the vendor for everything in', where: /^systems\.[^.]+\.contain$/, becomes: throughTheVendor },
  { what: 'had no way without Muster in', where: /^systems\.[^.]+$/, becomes: onlyWithMuster },
  // Evidence, retention, holds.
  { what: 'asked for less evidence in', where: /^definition\.types\.[^.]+\.evidence\.\d+$/, becomes: gone },
  {
    what: 'covered less with',
    where: /^evidence\.(prompts-and-outputs|model-configuration)\.covers\.\d+$/,
    becomes: gone,
  },
  { what: 'kept for an hour', where: /^systems\..*\.(kept_there|keep)$/, becomes: to('1 h') },
  { what: 'collected too late in', where: /^evidence\.[^.]+\.collect_within$/, becomes: to('2 years') },
  { what: 'had no basis in law for', where: /^evidence\.[^.]+\.lawful_basis$/, becomes: gone },
  { what: 'never deleted', where: /^evidence\.[^.]+\.keep$/, becomes: gone },
  { what: 'let a hold miss', where: /^stores\.[^.]+\.hold$/, becomes: gone },
  { what: 'let nobody end', where: /^holds\.[^.]+\.resolved_by$/, becomes: gone },
  { what: 'never looked at', where: /^holds\.[^.]+\.review_every$/, becomes: gone },
  // Clocks.
  { what: 'forgot the law', where: /^clocks\.law\.[^.]+$/, becomes: gone },
  { what: 'did not rule out', where: /^clocks\.ruled_out\.[^.]+$/, becomes: gone },
  { what: 'took the people off', where: /^clocks\.(owner|deputy)$/, becomes: gone },
  { what: 'wrote nothing for', where: /^clocks\.law\.[^.]+\.template$/, becomes: gone },
  { what: 'left no time for approvals before', where: /^clocks\.margin$/, becomes: to('71 h') },
  {
    what: 'let anybody fix, at any time,',
    where: /^facts\.(classified_major_at|high_risk_determined_at|aware_at)$/,
    becomes: withoutTime,
  },
  // Vendors, notices, exercises.
  { what: 'lost the contact of', where: /^vendors\.[^.]+\.contact$/, becomes: gone },
  { what: 'was owed no notice by', where: /^vendors\.[^.]+\.notice$/, becomes: gone },
  { what: 'had no right to logs of', where: /^vendors\.[^.]+\.logs$/, becomes: gone },
  { what: 'wrote nothing to', where: /^notifications\.(customers|regulators|vendors)\.template$/, becomes: gone },
  { what: 'could take nothing back from', where: /^notifications\.(customers|regulators)\.retraction$/, becomes: gone },
  { what: 'left a hole in', where: /^templates\.[^.]+\.text$/, becomes: words((value) => `${value} {nobody_knows}`) },
  { what: 'exercised once in a lifetime', where: /^exercises\.(every|kill_switches_every)$/, becomes: to('50 years') },
  { what: 'let lapse', where: /^waivers\.\d+\.until$/, becomes: to('2020-01-01') },
  {
    what: 'wrote a password into',
    where: /^systems\.[^.]+\.(fallback|without_muster)$/,
    becomes: words((value) => `${value}, password: hunter22`),
  },
];

export function slipsOfMeaning(path: Path, value: Value): readonly Slip[] {
  const place = path.join('.');
  return kinds.flatMap(({ what, where, becomes }): readonly Slip[] => {
    if (!where.test(place)) return [];
    const after = becomes(value);
    if (after === null) return [];
    return [{ what, put: (source) => (after === nothing ? without(source, path) : replaced(source, path, after)) }];
  });
}

function leadStandsIn(value: Value): Value | null {
  return isMap(value) ? { ...value, deputies: [value['lead'] ?? null] } : null;
}

function oneProvider(value: Value): Value | null {
  return isMap(value) ? each(value, (channel) => ({ ...channel, provider: 'The only one' })) : null;
}

function firstAlone(value: Value): Value | null {
  return isList(value) && value.length > 1 ? value.slice(0, 1) : null;
}

/** Whoever does not answer is asked again, and nobody else. */
function samePersonAgain(value: Value): Value | null {
  if (!isMap(value) || !isList(value['layers'] ?? null)) return null;
  const rotation = [{ every: '1 week', at: 'Mon 09:00', through: ['security-lead'] }];
  const escalate = [{ after: '5 min', to: 'security-lead', by: ['phone'] }];
  return { layers: [{ layer: 'first', rotate: rotation }], escalate };
}

function nightsOff(value: Value): Value | null {
  return isMap(value) ? { ...value, hours: 'Mon-Fri 09:00-17:00' } : null;
}

function askFive(value: Value): Value | null {
  return typeof value === 'string' ? value.replace(/^\d+/, '5') : null;
}

function turnedRound(value: Value): Value | null {
  if (!isMap(value)) return null;
  const { critical = null, low = value['medium'] ?? null } = value;
  return critical === null || low === null || critical === low ? null : { ...value, critical: low, low: critical };
}

function forGood(value: Value): Value | null {
  return isMap(value) ? each(value, (step) => ({ ...step, reversible: false })) : null;
}

function throughTheVendor(value: Value): Value | null {
  return isMap(value) ? each(value, (step) => ({ ...step, needs_vendor: true })) : null;
}

function onlyWithMuster(value: Value): Value | null {
  if (!isMap(value)) return null;
  const { without_muster: _, contain = null, ...rest } = value;
  const steps = isMap(contain) ? each(contain, ({ without_muster: __, ...step }) => step) : contain;
  return { ...rest, contain: steps };
}

function withoutTime(value: Value): Value | null {
  if (!isMap(value)) return null;
  const { within: _, gate: __, ...rest } = value;
  return rest;
}

type Entry = { readonly [key: string]: Value };

function each(value: Entry, change: (entry: Entry) => Value): Value {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, isMap(inner) ? change(inner) : inner]));
}
