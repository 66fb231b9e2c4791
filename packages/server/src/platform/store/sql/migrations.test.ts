import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { migrateSqlite } from '../sqlite/migrate-sqlite.ts';
import { pendingMigrations, readMigrations } from './migrations.ts';
import type { Migration } from './migrations.ts';

const step = (number: number, sql: string, digest = `digest of ${sql}`): Migration => ({
  number,
  name: `step-${number}`,
  sql,
  digest,
});
const one = step(1, 'create table one (a int)');
const two = step(2, 'create table two (a int)');

const tables = (db: DatabaseSync) =>
  db
    .prepare("select name from sqlite_schema where type = 'table' order by name")
    .all()
    .map(({ name }) => name);

const refused = expect.objectContaining({ name: 'StoreError', code: 'migration' });

describe('migrations', () => {
  it('are the same in number and name for both databases', () => {
    const names = (kind: 'sqlite' | 'postgres') => readMigrations(kind).map(({ number, name }) => `${number} ${name}`);
    expect(names('sqlite')).toEqual(names('postgres'));
    expect(names('sqlite').length).toBeGreaterThan(0);
  });

  it('run once each, in order', () => {
    const db = new DatabaseSync(':memory:');
    migrateSqlite(db, [one]);
    migrateSqlite(db, [one, two]);
    migrateSqlite(db, [one, two]);
    expect(tables(db)).toEqual(['migration', 'one', 'two']);
  });

  it('that fail leave the database as it was', () => {
    const db = new DatabaseSync(':memory:');
    migrateSqlite(db, [one]);
    const broken = step(2, 'create table two (a int); create table three (a int); this is no sql');
    expect(() => migrateSqlite(db, [one, broken])).toThrow(refused);
    expect(tables(db)).toEqual(['migration', 'one']);
    migrateSqlite(db, [one, two]);
    expect(tables(db)).toContain('two');
  });

  it('refuse a database that is newer than the program', () => {
    const db = new DatabaseSync(':memory:');
    migrateSqlite(db, [one, two]);
    expect(() => migrateSqlite(db, [one])).toThrow(/newer than this program/);
  });

  it('refuse a database that another file made', () => {
    const db = new DatabaseSync(':memory:');
    migrateSqlite(db, [one, two]);
    expect(() => migrateSqlite(db, [step(1, one.sql, 'another'), two])).toThrow(refused);
  });

  it('refuse a database that was left half way, or is not ours', () => {
    const stranger = new DatabaseSync(':memory:');
    stranger.exec('create table customers (a int)');
    expect(() => migrateSqlite(stranger, [one])).toThrow(/no record of a finished migration/);
    const half = new DatabaseSync(':memory:');
    migrateSqlite(half, [one]);
    half.exec('delete from migration');
    expect(() => migrateSqlite(half, [one])).toThrow(refused);
    const hole = { applied: [{ ...one }, { ...two, number: 3 }], tables: 3 };
    expect(() => pendingMigrations([one, two], hole)).toThrow(/Migration 2 is missing/);
  });
});
