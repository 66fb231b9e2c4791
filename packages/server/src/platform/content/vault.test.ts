import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createIds } from '../ids/ids.ts';
import { deriveInstanceKey } from '../secrets/instance-key.ts';
import { systemClock } from '../time/clock.ts';
import { createVault, greatestRow } from './vault.ts';
import { unwrapSecret } from './wrapped-key.ts';

const ids = createIds(systemClock);
const instance = deriveInstanceKey(randomBytes(32));
const vault = createVault(instance, ids);
const said = 'The assistant named an account holder.';

describe('the vault', () => {
  it('opens what it sealed, and holds nothing readable', () => {
    const { ref, row } = vault.sealText(said);
    expect(vault.openText(row)).toBe(said);
    expect(ref).toEqual({
      ref: 'content',
      id: row.id,
      commitment: row.commitment,
      bytes: said.length,
      mediaType: 'text/plain',
    });
    expect(Buffer.from(row.ciphertext ?? []).includes('account')).toBe(false);
  });

  it('seals the same text differently each time, under a key and a salt of its own', () => {
    const [one, two] = [vault.sealText(said), vault.sealText(said)];
    expect(one.ref.commitment).not.toBe(two.ref.commitment);
    expect(one.row.ciphertext).not.toEqual(two.row.ciphertext);
    const [first, second] = [vault.secretOf(one.row), vault.secretOf(two.row)];
    expect(first.key).not.toEqual(second.key);
    expect(first.salt).not.toEqual(second.salt);
  });

  it('finds every single changed byte of the wrapped key', () => {
    const { row } = vault.sealText(said);
    for (const at of row.wrappedKey.keys())
      expect(() => vault.open({ ...row, wrappedKey: flipped(row.wrappedKey, at) }), `byte ${at}`).toThrow(
        expect.objectContaining({ code: 'key' }),
      );
  });

  it('finds every single changed byte of the content', () => {
    const { row } = vault.sealText(said);
    const ciphertext = row.ciphertext ?? new Uint8Array();
    for (const at of ciphertext.keys())
      expect(() => vault.open({ ...row, ciphertext: flipped(ciphertext, at) }), `byte ${at}`).toThrow(
        expect.objectContaining({ code: 'tampered' }),
      );
  });

  it.each(['wrappedKey', 'ciphertext'] as const)('finds a %s that was cut off, lengthened or emptied', (field) => {
    const { row } = vault.sealText(said);
    const bytes = row[field] ?? new Uint8Array();
    for (const wrong of [
      new Uint8Array(),
      bytes.subarray(0, 12),
      bytes.subarray(0, -1),
      Buffer.concat([bytes, Buffer.of(0)]),
    ])
      expect(() => vault.open({ ...row, [field]: wrong })).toThrow(
        expect.objectContaining({ code: field === 'wrappedKey' ? 'key' : 'tampered' }),
      );
  });

  it('finds a changed commitment, another id, and a row put together from two', () => {
    const [one, two] = [vault.sealText(said), vault.sealText('Nothing of the kind.')];
    const fault = (code: string) => expect.objectContaining({ code });
    expect(() => vault.open({ ...one.row, commitment: two.row.commitment })).toThrow(fault('tampered'));
    expect(() => vault.open({ ...one.row, id: randomUUID() })).toThrow(fault('key'));
    expect(() => vault.open({ ...one.row, ciphertext: two.row.ciphertext })).toThrow(fault('tampered'));
    expect(() => vault.open({ ...one.row, wrappedKey: two.row.wrappedKey })).toThrow(fault('key'));
    expect(() => vault.open({ ...one.row, ciphertext: null })).toThrow(fault('missing'));
  });

  it('opens nothing with another instance key', () => {
    const { row } = vault.sealText(said);
    const other = createVault(deriveInstanceKey(randomBytes(32)), ids);
    expect(() => other.open(row)).toThrow(expect.objectContaining({ code: 'key' }));
    expect(() => unwrapSecret(instance.signing, row.id, row.wrappedKey)).toThrow(
      expect.objectContaining({ code: 'key' }),
    );
  });

  it('says nothing of the content in its errors', () => {
    const { row } = vault.sealText(said);
    for (const wrong of [
      { ...row, ciphertext: flipped(row.ciphertext ?? new Uint8Array(), 20) },
      { ...row, id: randomUUID() },
    ])
      try {
        vault.open(wrong);
        expect.unreachable();
      } catch (error) {
        expect(String(error)).not.toContain('account');
      }
  });

  it('takes the empty text and the largest row, and refuses what is a blob', () => {
    expect(vault.openText(vault.sealText('').row)).toBe('');
    const largest = randomBytes(greatestRow);
    expect(Buffer.from(vault.open(vault.sealBytes(largest, 'text/plain').row).bytes).equals(largest)).toBe(true);
    expect(() => vault.sealBytes(randomBytes(greatestRow + 1), 'text/plain')).toThrow(
      expect.objectContaining({ code: 'too-large' }),
    );
  });
});

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}
