import { IntakeError } from './intake-error.ts';

export function segmentFault(segment: number, offset: number, what: string): IntakeError {
  return new IntakeError(
    'corrupt',
    `Segment ${segment} of the intake is damaged at byte ${offset}: ${what}. Restore it from a back-up, or move the intake folder aside: its sources send again.`,
  );
}

/** Gives the faults of the disk their own words; whatever else the work throws stays as it is. */
export async function guardIo<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const code = codeOf(cause);
    if (code === null) throw cause;
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new IntakeError('disk-full', `${what}: the disk is full. Free space; nothing was acknowledged.`, { cause });
    if (code === 'ENOENT') throw new IntakeError('corrupt', `${what}: it is not there.`, { cause });
    const why = cause instanceof Error ? cause.message : code;
    throw new IntakeError('io', `${what}: ${why}. Look at the disk of the data directory.`, { cause });
  }
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}
