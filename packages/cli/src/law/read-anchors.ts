import { isTimeZone, parseInstant } from '@muster/clocks';
import { anchorNames, anchorsOf, circumstancesOf, lawCalendarIds } from '@muster/clocks/law';
import type { AnchorName, Anchors, CountOptions, Regime } from '@muster/clocks/law';
import { CliError } from '../cli-error.ts';
import { nearWord } from '../near-word.ts';

/** `aware_at=2026-11-24T09:30Z` for each anchor of a law. Throws CliError `usage`. */
export function readAnchors(regime: Regime, words: readonly string[]): Anchors {
  const anchors = words.map((word) => readAnchor(regime, word));
  const names = anchors.map(([name]) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw usage(`${twice} was given twice.`, '--anchor', 'Give it once.');
  return Object.fromEntries(anchors);
}

/** Zone, calendar and circumstances, held against what there is. Throws CliError `usage`. */
export function readChoices(regime: Regime, choices: CountOptions): CountOptions {
  const { zone, holidays, circumstances = [] } = choices;
  if (zone !== undefined && !isTimeZone(zone))
    throw usage(`"${zone}" is no time zone.`, '--zone', 'Name one of the IANA database, like Europe/Dublin.');
  if (holidays !== undefined && !lawCalendarIds.includes(holidays))
    throw usage(`There is no holiday calendar "${holidays}".`, '--holidays', oneOf(lawCalendarIds));
  const known = circumstancesOf(regime);
  const strange = circumstances.find((each) => !known.includes(each));
  if (strange !== undefined)
    throw usage(
      `${regime.id} knows no circumstance "${strange}".${hint(strange, known)}`,
      '--circumstance',
      oneOf(known),
    );
  return choices;
}

function readAnchor(regime: Regime, word: string): readonly [AnchorName, ReturnType<typeof parseInstant>] {
  const at = word.indexOf('=');
  if (at < 1) throw usage(`"${word}" is no anchor.`, '--anchor', 'Write NAME=INSTANT: aware_at=2026-11-24T09:30Z');
  return [readName(regime, word.slice(0, at)), readInstant(word.slice(at + 1))];
}

function readName(regime: Regime, word: string): AnchorName {
  const known = anchorsOf(regime);
  const name = anchorNames.find((each) => each === word);
  if (name !== undefined && known.includes(name)) return name;
  throw usage(`${regime.id} has no anchor "${word}".${hint(word, known)}`, '--anchor', oneOf(known));
}

/** A bare date is no moment, and a time without its offset is one of many. */
function readInstant(word: string) {
  try {
    return parseInstant(word);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const mend = 'Write date, time and offset: 2026-11-24T09:30Z or 2026-11-24T10:30+01:00. A bare date is not enough.';
    throw usage(`"${word}" is no instant.`, '--anchor', mend);
  }
}

function hint(word: string, known: readonly string[]): string {
  const near = nearWord(word, known);
  return near === null ? '' : ` Did you mean "${near}"?`;
}

function oneOf(known: readonly string[]): string {
  return known.length === 0 ? 'It has none.' : `It is one of: ${known.join(', ')}.`;
}

function usage(what: string, where: string, mend: string): CliError {
  return new CliError('usage', { what, where, mend });
}
