import { LedgerError, PACK_LIMITS, verifyPack } from '@muster/ledger';
import { nodeSha256, nodeVerifyEd25519 } from '@muster/ledger/node';
import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { formatOption } from '../common-options.ts';
import { readLimited, readText } from '../files/read-limited.ts';
import type { Io } from '../io.ts';
import { print } from '../output/print.ts';
import { packLines } from '../views/pack-lines.ts';

/** Verifies a pack offline. */
export const command = defineCommand({
  name: 'verify',
  summary: 'Verify a pack offline, with the key from outside it. It needs no server.',
  details:
    'Exit code 0 for an authentic pack alone. Without --key a whole pack is "consistent, not authenticated": anybody may have made it.',
  operands: ['pack'],
  options: {
    key: { type: 'string', value: 'FILE', help: 'The public key of the ledger, as muster ledger key told it.' },
    ...formatOption,
  },
  async run(io, { pack, key, format }) {
    const outside = key === undefined ? undefined : await readKey(io, key);
    const report = verifyWith(await readLimited(io, pack, PACK_LIMITS.archiveBytes), outside, key);
    print(io, format, { pack, ...report }, () => packLines(io, pack, report));
    return report.result === 'authentic' ? 'ok' : 'findings';
  },
});

async function readKey(io: Io, path: string): Promise<string> {
  return readText(io, path, PACK_LIMITS.keyBytes);
}

function verifyWith(
  archive: Uint8Array,
  key: string | undefined,
  path: string | undefined,
): ReturnType<typeof verifyPack> {
  const ports = { sha256: nodeSha256, verifyEd25519: nodeVerifyEd25519 };
  try {
    return verifyPack(archive, key === undefined ? ports : { ...ports, key });
  } catch (cause) {
    if (!(cause instanceof LedgerError)) throw cause;
    const mend = 'It is one line, as muster ledger key --out FILE writes it.';
    throw new CliError('key', { what: cause.message, where: path ?? '--key', mend }, { cause });
  }
}
