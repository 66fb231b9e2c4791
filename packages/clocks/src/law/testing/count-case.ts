import { expect } from 'vitest';
import { parseInstant } from '../../instant.ts';
import { anchorNames } from '../anchor-name.ts';
import type { AnchorName } from '../anchor-name.ts';
import { findRegime } from '../law-pack.ts';
import { regimeDue } from '../regime-due.ts';
import type { Anchors, StageDue } from '../regime-due.ts';

/** Counts one stage as a row of the fixtures states it: see `CaseGroup`. */
export function countCase(id: string, name: string, from: string, zone: string): StageDue {
  const regime = findRegime(id) ?? expect.fail(`no regime ${id}`);
  const stage = regime.stages.find((each) => each.name === name) ?? expect.fail(`no stage ${name}`);
  const words = from.split(' ');
  const circumstances = words.filter((word) => word.startsWith('as:')).map((word) => word.slice(3));
  const anchors = Object.fromEntries(
    words.filter((word) => !word.startsWith('as:')).map((word) => anchorOf(word, stage.anchor)),
  ) as Anchors;
  const found = regimeDue(regime, anchors, { circumstances, ...(zone === '' ? {} : { zone }) });
  if (!found.ok) return expect.fail(found.message);
  return found.stages.find((each) => each.name === name) ?? expect.fail(`no stage ${name}`);
}

function anchorOf(word: string, only: AnchorName): readonly [AnchorName, string] {
  const at = word.indexOf('=');
  if (at === -1) return [only, parseInstant(word)];
  const name = anchorNames.find((known) => known === word.slice(0, at)) ?? expect.fail(`no anchor in ${word}`);
  return [name, parseInstant(word.slice(at + 1))];
}
