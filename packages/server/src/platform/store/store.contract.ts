import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendOf } from './append-of.ts';
import { appendContract } from './contract/append.contract.ts';
import { bytesContract } from './contract/bytes.contract.ts';
import type { ContractWorld } from './contract/contract-world.ts';
import { ledgerContract } from './contract/ledger.contract.ts';
import { rowsContract } from './contract/rows.contract.ts';
import { streamAppend } from './contract/sample-events.ts';
import { timersContract } from './contract/timers.contract.ts';
import { twinContract } from './contract/twin.contract.ts';

/** Opens a world for the contract; `dispose` closes it and takes its files or database away. */
export type OpenWorld = () => Promise<ContractWorld & { readonly dispose: () => Promise<void> }>;

/** Every sentence of the port, as stories. Each store runs all of them. */
export function storeContract(name: string, open: OpenWorld): void {
  describe(`the store contract on ${name}`, () => {
    let opened: Awaited<ReturnType<OpenWorld>> | null = null;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(async () => {
      await opened?.dispose();
    });
    const world = (): ContractWorld => {
      if (!opened) throw new Error('The world is not open yet.');
      return opened;
    };

    appendContract(world);
    bytesContract(world);
    rowsContract(world);
    timersContract(world);
    ledgerContract(world);
    twinContract(world);

    it('finds no fault with itself', async () => {
      const findings = await world().store.inspect();
      expect(findings.length).toBeGreaterThan(0);
      expect(findings.filter(({ level }) => level === 'fault')).toEqual([]);
    });

    it('refuses everything once closed, and closes twice without harm', async () => {
      const other = await open();
      await other.store.close();
      await other.store.close();
      await expect(other.store.loadStream('o', 's')).rejects.toMatchObject({ code: 'closed' });
      const append = appendOf('o', { streams: [streamAppend('o', 's')] });
      await expect(other.store.append(append)).rejects.toMatchObject({ code: 'closed' });
      await other.dispose();
    });
  });
}
