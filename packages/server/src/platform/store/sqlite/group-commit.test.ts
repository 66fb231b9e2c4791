import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import { StoreError } from '../store-error.ts';
import { GroupCommit } from './group-commit.ts';
import type { WriterStep } from './writer-messages.ts';

let db: DatabaseSync;
let steps: WriterStep[];
let groups: GroupCommit;
beforeEach(() => {
  db = new DatabaseSync(':memory:');
  db.exec('create table note (text text unique) strict');
  steps = [];
  groups = new GroupCommit(db, (step) => steps.push(step));
});

const note = (text: string) => () => db.prepare('insert into note (text) values (?)').run(text).changes;
const notes = () =>
  db
    .prepare('select text from note order by text')
    .all()
    .map(({ text }) => text);
const codes = (outcomes: ReturnType<GroupCommit['carryOut']>) =>
  outcomes.map((outcome) => ('error' in outcome ? outcome.error.code : 'done'));

const failure = (errcode: number) => Object.assign(new Error('disk I/O error'), { errcode });
/** SQLITE_IOERR_FSYNC: a flush that failed. */
const failedFlush = 1034;

describe('a group', () => {
  it('is one transaction for all its jobs', () => {
    expect(codes(groups.carryOut([note('a'), note('b'), note('c')]))).toEqual(['done', 'done', 'done']);
    expect(steps).toEqual(['begin', 'written', 'committed']);
    expect(notes()).toEqual(['a', 'b', 'c']);
  });

  it('loses nobody to the refusal of a neighbour, and nothing of the refused one stays', () => {
    const half = () => {
      note('half')();
      throw new StoreError('conflict', 'too late');
    };
    const outcomes = groups.carryOut([note('a'), half, note('a'), note('b')]);
    expect(codes(outcomes)).toEqual(['done', 'conflict', 'duplicate', 'done']);
    expect(notes()).toEqual(['a', 'b']);
  });

  it('whose commit fails is refused as a whole and taken back', () => {
    const full = new GroupCommit(db, (step) => {
      if (step === 'written') throw failure(13);
    });
    expect(codes(full.carryOut([note('a'), note('b')]))).toEqual(['disk-full', 'disk-full']);
    expect(notes()).toEqual([]);
    expect(full.isBroken).toBe(false);
  });

  it('keeps its own refusals when its commit fails', () => {
    const full = new GroupCommit(db, (step) => {
      if (step === 'written') throw failure(13);
    });
    expect(codes(full.carryOut([note('a'), note('a'), note('b')]))).toEqual(['disk-full', 'duplicate', 'disk-full']);
  });

  it('whose flush fails is never acknowledged, and nothing more is taken', () => {
    const failing = new GroupCommit(db, (step) => {
      if (step === 'written') throw failure(failedFlush);
    });
    expect(codes(failing.carryOut([note('a'), note('b')]))).toEqual(['io', 'io']);
    expect(failing.isBroken).toBe(true);
    expect(db.isOpen).toBe(false);
    const [later] = failing.carryOut([note('c')]);
    expect(later).toMatchObject({ error: { code: 'io', message: expect.stringContaining('start again') } });
  });

  it('ends with the job that met a failing disk', () => {
    const failing = () => {
      throw failure(778);
    };
    expect(codes(groups.carryOut([note('a'), failing, note('b')]))).toEqual(['io', 'io', 'io']);
    expect(groups.isBroken).toBe(true);
  });

  it('goes on behind a job for which there was no room', () => {
    db.exec('pragma max_page_count = 8');
    const large = note('x'.repeat(100_000));
    expect(codes(groups.carryOut([note('a'), large, note('b')])).slice(1)).toEqual(['disk-full', 'done']);
    expect(notes()).toContain('b');
    expect(groups.isBroken).toBe(false);
  });
});
