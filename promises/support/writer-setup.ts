/** What a writing process is told on its command line, as JSON. */
export interface WriterSetup {
  readonly directory: string;
  readonly writers: number;
  /** Sources that send signals to the intake. */
  readonly sources: number;
  /** Appends of each writer and signals of each source in this life; null for ever. */
  readonly rounds: number | null;
  /** After so many rounds a writer rests for long enough that the journal is brought into the database; 0 for never. */
  readonly restEvery: number;
  readonly durability: 'flushed' | 'unsafe-unflushed';
  /** Address of a module that is called at the steps of the writer thread. */
  readonly probe: string | null;
  /** How the process ends once its rounds are done. */
  readonly ends: 'closed' | 'killed';
  /** One after the other, each on its own: for faults that must hit a known call. */
  readonly inTurn: boolean;
  /** The planted fault: it says that something is kept before it is. */
  readonly lies: boolean;
}

/** A writing process as most suites want it. */
export function writerSetup(directory: string, differs: Partial<WriterSetup>): WriterSetup {
  return {
    directory,
    writers: 32,
    sources: 4,
    rounds: null,
    restEvery: 0,
    durability: 'flushed',
    probe: null,
    ends: 'killed',
    inTurn: false,
    lies: false,
    ...differs,
  };
}

export const instanceSecret = new Uint8Array(32).fill(7);

/**
 * What it says, a line for each: `ready PID`, `+ a WRITER NUMBER` before an append is given to the store,
 * `= a WRITER NUMBER` once it is acknowledged, `! a WRITER NUMBER CODE` when it is refused; with `i` the same of the
 * intake; `. STEP` from a probe; `unopened CODE` and `done` at the end.
 */
export type WriterLine =
  | { readonly kind: 'ready'; readonly pid: number }
  | { readonly kind: 'begun' | 'acknowledged'; readonly what: 'a' | 'i'; readonly who: number; readonly number: number }
  | {
      readonly kind: 'refused';
      readonly what: 'a' | 'i';
      readonly who: number;
      readonly number: number;
      readonly code: string;
    }
  | { readonly kind: 'step'; readonly step: string }
  | { readonly kind: 'unopened'; readonly code: string }
  | { readonly kind: 'done' };

export function parseWriterLine(line: string): WriterLine {
  const [sign = '', one = '', two = '', three = '', code = ''] = line.split(' ');
  const what = one === 'i' ? 'i' : 'a';
  const [who, number] = [Number(two), Number(three)];
  switch (sign) {
    case 'ready':
      return { kind: 'ready', pid: Number(one) };
    case '+':
      return { kind: 'begun', what, who, number };
    case '=':
      return { kind: 'acknowledged', what, who, number };
    case '!':
      return { kind: 'refused', what, who, number, code };
    case '.':
      return { kind: 'step', step: one };
    case 'unopened':
      return { kind: 'unopened', code: one };
    case 'done':
      return { kind: 'done' };
    default:
      throw new Error(`A writing process said ${JSON.stringify(line)}.`);
  }
}

/** The highest acknowledged number of each writer and each source. */
export interface Acknowledged {
  readonly appends: Map<number, number>;
  readonly signals: Map<number, number>;
}

export function nothingAcknowledged(): Acknowledged {
  return { appends: new Map(), signals: new Map() };
}

/** Takes an acknowledgement in; a writer's numbers only rise. */
export function acknowledge(to: Acknowledged, what: 'a' | 'i', who: number, number: number): void {
  (what === 'a' ? to.appends : to.signals).set(who, number);
}
