import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { anchorNames } from './anchor-name.ts';
import { lawCalendar, lawCalendarIds, memberStates } from './law-calendar.ts';
import { lawPacks, lawRegimes } from './law-pack.ts';
import type { Regime, Stage } from './regime.ts';
import { isVerified } from './regime.ts';
import { anchorsOf } from './regime-due.ts';

const regimes = [...lawRegimes.values()];

describe('the law packs', () => {
  it('hold forty laws, each once, and each stage once', () => {
    expect(lawRegimes.size).toBe(40);
    expect(lawPacks.flatMap((pack) => pack.regimes)).toHaveLength(40);
    for (const { id, stages } of regimes) expect(new Set(stages.map(({ name }) => name)).size, id).toBe(stages.length);
  });

  it('are plain JSON with a version, so that a digest names them exactly', () => {
    expect(JSON.parse(JSON.stringify(lawPacks))).toEqual(lawPacks);
    for (const { version } of lawPacks) expect(version).toMatch(/^20\d\d-\d\d-\d\d(\.\d+)?$/);
  });

  it.each(regimes)('$id says who, when, to whom, by which text, and how well it was read', (regime) => {
    const { reading, link, appliesFrom, stages } = regime;
    expect(reading.on).toMatch(/^2026-11-\d\d$/);
    expect(link ?? 'https://').toMatch(/^https:\/\//);
    expect(appliesFrom.date ?? '2026-01-01').toMatch(/^20\d\d-\d\d-\d\d$/);
    for (const text of [regime.who, regime.trigger, regime.citation, ...stages.flatMap(textsOf)])
      expect(text.length, text).toBeGreaterThan(2);
    expect(anchorNames).toEqual(expect.arrayContaining([...anchorsOf(regime)]));
    for (const { regime: other } of regime.relations) expect(other === null || lawRegimes.has(other)).toBe(true);
  });

  it('call unverified what nobody read, and ask counsel where the law is not settled', () => {
    for (const id of ['kr-pipa', 'jp-appi', 'us-circia', 'eu-nis2-23']) expect(isVerified(regime(id)), id).toBe(false);
    for (const id of ['us-ncua-72h', 'eu-aia-73-2-general']) expect(isVerified(regime(id)), id).toBe(true);
    for (const id of ['eu-aia-73-2-general', 'us-ny-899aa', 'kr-pipa', 'uk-csr-bill'])
      expect(regime(id).unsettled.join(' '), id).toContain('counsel');
  });

  it('count by calendars that are there: all Member States, the United States, Brazil', () => {
    expect(memberStates.size).toBe(27);
    for (const id of lawCalendarIds) expect(lawCalendar(id)?.id).toBe(id);
    expect(lawCalendar('XX')).toBeUndefined();
    expect(lawCalendar('BR')?.holidays).toContain('2026-11-20');
    expect(lawCalendar('SE')?.holidays).toContain('2026-06-06');
  });
});

/**
 * The table of regimes that the packs were written from is not part of the project. Name it in MUSTER_CLOCKS_DATA to
 * hold every number against it.
 */
const data = process.env['MUSTER_CLOCKS_DATA'] ?? '';
const there = existsSync(data);
if (!there) console.log('law clocks: MUSTER_CLOCKS_DATA names no file, the numbers are not held against it');

describe.skipIf(!there)('against the table that the packs were written from', () => {
  const table = there ? readTable(readFileSync(data, 'utf8')) : new Map<string, readonly string[]>();

  it('has the same regimes, stages, anchors and numbers', () => {
    expect([...table.keys()].toSorted()).toEqual([...lawRegimes.keys()].toSorted());
    for (const [id, stages] of table) expect(regime(id).stages.map(stageInOneLine), id).toEqual(stages);
  });
});

function regime(id: string): Regime {
  return lawRegimes.get(id) ?? expect.fail(`no regime ${id}`);
}

function textsOf(stage: Stage): readonly string[] {
  return [stage.words, stage.citation, stage.recipient];
}

/** `report aware_at P15D`, from the flow style of YAML that the table is written in. */
function readTable(text: string): Map<string, readonly string[]> {
  const blocks = text.split(/^ {2}- id: /m).slice(1);
  return new Map(
    blocks.map((block) => {
      const id = block.slice(0, block.indexOf('\n')).trim();
      const stages = [...block.matchAll(/(?:^ {6}- \{?name: )(\w+)([\s\S]*?)(?=^ {6}- |^ {4}\w)/gm)];
      return [
        id,
        stages.map(([, name, rest = '']) => {
          const length = /(?<![{] ?)deadline_iso8601: (\w+)/.exec(rest)?.[1];
          const days = /business_days: (\d+)/.exec(rest)?.[1];
          return `${name} ${/from: (\w+)/.exec(rest)?.[1]} ${days === undefined ? length : `${days} business days`}`;
        }),
      ];
    }),
  );
}

function stageInOneLine({ name, anchor, term }: Stage): string {
  return `${name} ${anchor} ${lengthOf(term)}`;
}

function lengthOf(term: Stage['term']): string {
  if (term.kind === 'immediately') return 'PT0S';
  if (term.kind === 'open') return 'null';
  const { count, unit } = term.length;
  switch (unit) {
    case 'minutes':
      return `PT${count}M`;
    case 'hours':
      return `PT${count}H`;
    case 'days':
      return `P${count}D`;
    case 'weeks':
      return `P${count}W`;
    case 'months':
      return `P${count}M`;
    case 'business-days':
      return `${count} business days`;
  }
}
