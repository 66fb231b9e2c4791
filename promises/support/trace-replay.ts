import { posix } from 'node:path';
import { bytesOf, descriptorOf, splitArgs, vectorBytes } from './read-trace.ts';
import type { TracedCall, TraceHalf } from './read-trace.ts';
import { ReplayedFolder } from './replayed-disk.ts';
import type { Node, ReplayedDisk } from './replayed-disk.ts';
import { ReplayedFile } from './replayed-file.ts';
import type { FileChange } from './replayed-file.ts';

export interface TraceReplayOptions {
  /** The planted fault: flushes of these paths answer and do nothing. */
  readonly deafTo?: (path: string) => boolean;
  /** What the traced process said, line by line, as it began to say it. */
  readonly onLine: (line: string) => void;
}

/** An open file: threads share the table, so the number alone names it. */
interface OpenFile {
  readonly node: Node;
  readonly appends: boolean;
  position: number;
}

/** Carries the calls of a trace out on a replayed disk, half by half. A call that it does not know is an error. */
export class TraceReplay {
  readonly #disk: ReplayedDisk;
  readonly #options: TraceReplayOptions;
  readonly #open = new Map<number, OpenFile>();
  readonly #changes = new Map<TracedCall, { readonly file: ReplayedFile; readonly change: FileChange }>();
  readonly #flushes = new Map<TracedCall, () => void>();
  /** Flushes that answered. */
  flushes = 0;

  constructor(disk: ReplayedDisk, options: TraceReplayOptions) {
    this.#disk = disk;
    this.#options = options;
  }

  step({ half, call }: TraceHalf): void {
    if (half === 'enter') this.#enter(call);
    else this.#exit(call);
  }

  #enter(call: TracedCall): void {
    const args = splitArgs(call);
    const [first = '', second = '', , fourth = ''] = args;
    switch (call.name) {
      case 'write':
        return this.#write(call, first, bytesOf(second), null);
      case 'pwrite64':
        return this.#write(call, first, bytesOf(second), Number(fourth));
      case 'writev':
        if (descriptorOf(first).number === 1) return this.#say(vectorBytes(second));
        return this.#write(call, first, vectorBytes(second), null);
      case 'pwritev':
      case 'pwritev2':
        return this.#write(call, first, vectorBytes(second), Number(fourth));
      case 'ftruncate':
        return this.#change(call, first, () => ({ kind: 'resize', size: Number(second), done: false }));
      case 'fallocate':
        return this.#allocate(call, args);
      case 'fsync':
      case 'fdatasync':
        return this.#flush(call, first);
      case 'close':
        this.#open.delete(descriptorOf(first).number);
    }
  }

  /** What has an effect once the kernel has answered. A call that failed, or that the process died in, has none. */
  #exit(call: TracedCall): void {
    const { result } = call;
    this.#settleChange(call, result);
    if (result === null || result < 0) return;
    const args = splitArgs(call);
    const [first = '', second = '', third = '', fourth = ''] = args;
    switch (call.name) {
      case 'open':
        return this.#opened(result, pathOf(first), second);
      case 'creat':
        return this.#opened(result, pathOf(first), 'O_CREAT|O_TRUNC');
      case 'openat':
        return this.#opened(result, pathAt(first, second), third);
      case 'lseek':
        return this.#seek(first, result);
      case 'fsync':
      case 'fdatasync':
        return this.#flushed(call);
      case 'mkdir':
        return this.#made(pathOf(first));
      case 'mkdirat':
        return this.#made(pathAt(first, second));
      case 'unlink':
      case 'rmdir':
        return this.#removed(pathOf(first));
      case 'unlinkat':
        return this.#removed(pathAt(first, second));
      case 'rename':
        return this.#renamed(pathOf(first), pathOf(second));
      case 'renameat':
      case 'renameat2':
        return this.#renamed(pathAt(first, second), pathAt(third, fourth));
      case 'sync_file_range': // Promises nothing after a power loss (sync_file_range(2), "Warning").
      case 'write':
      case 'pwrite64':
      case 'writev':
      case 'pwritev':
      case 'pwritev2':
      case 'ftruncate':
      case 'fallocate':
      case 'close':
        return;
      default:
        this.#refuse(call, args);
    }
  }

  /** A call that could change the disk in a way this replay does not know. */
  #refuse(call: TracedCall, args: readonly string[]): void {
    const paths = args.flatMap((arg) => (arg.startsWith('"') ? [pathOf(arg)] : [descriptorOf(arg).path]));
    const touches = paths.some((path) => path.startsWith('/') && this.#disk.has(path));
    if (touches || ['sync', 'syncfs'].includes(call.name))
      throw new Error(`The trace has a ${call.name} that the replay does not know.`);
  }

  #say(bytes: Buffer): void {
    for (const line of bytes.toString().split('\n')) if (line !== '') this.#options.onLine(line);
  }

  #write(call: TracedCall, descriptor: string, bytes: Buffer, at: number | null): void {
    this.#change(call, descriptor, (file, open) => {
      const offset = at ?? (open.appends ? file.liveSize : open.position);
      if (at === null) open.position = offset + bytes.length;
      return { kind: 'write', offset, bytes, done: false };
    });
  }

  #allocate(call: TracedCall, [first = '', mode = '', offset = '', length = '']: readonly string[]): void {
    this.#change(call, first, (file) => {
      if (mode !== '0') throw new Error(`The trace has a fallocate of mode ${mode} that the replay does not know.`);
      return { kind: 'resize', size: Math.max(file.liveSize, Number(offset) + Number(length)), done: false };
    });
  }

  #change(call: TracedCall, descriptor: string, changeOf: (file: ReplayedFile, open: OpenFile) => FileChange): void {
    const open = this.#openFile(descriptor);
    if (!open || !(open.node instanceof ReplayedFile)) return;
    const change = changeOf(open.node, open);
    open.node.add(change);
    this.#changes.set(call, { file: open.node, change });
  }

  #settleChange(call: TracedCall, result: number | null): void {
    const settled = this.#changes.get(call);
    if (!settled || result === null) return;
    const { file, change } = settled;
    if (result < 0) return file.drop(change);
    if (change.kind === 'write') change.bytes = change.bytes.subarray(0, result);
    change.done = true;
  }

  #flush(call: TracedCall, descriptor: string): void {
    const node = this.#openFile(descriptor)?.node;
    if (!node || this.#options.deafTo?.(descriptorOf(descriptor).path)) return;
    if (node instanceof ReplayedFile) {
      const covered = node.covered();
      this.#flushes.set(call, () => node.keep(covered));
    } else {
      const covered = node.covered();
      this.#flushes.set(call, () => node.keep(covered));
    }
  }

  #flushed(call: TracedCall): void {
    const flush = this.#flushes.get(call);
    if (!flush) return;
    flush();
    this.flushes += 1;
  }

  /** The open file behind a descriptor, or null for one of another disk. */
  #openFile(descriptor: string): OpenFile | null {
    const { number, path } = descriptorOf(descriptor);
    const open = this.#open.get(number) ?? null;
    if (!open && path.startsWith('/') && this.#disk.has(path))
      throw new Error(`The trace uses ${path}, which it never opened.`);
    return open;
  }

  #opened(number: number, path: string, flags: string): void {
    this.#open.delete(number);
    if (!this.#disk.has(path)) return;
    if (this.#disk.find(path) === null) this.#disk.make(path, new ReplayedFile());
    const node = this.#disk.find(path);
    if (!node) throw new Error(`The trace opens ${path}, which is not there.`);
    if (flags.includes('O_TRUNC') && node instanceof ReplayedFile) node.add({ kind: 'resize', size: 0, done: true });
    this.#open.set(number, { node, appends: flags.includes('O_APPEND'), position: 0 });
  }

  #seek(descriptor: string, position: number): void {
    const open = this.#open.get(descriptorOf(descriptor).number);
    if (open) open.position = position;
  }

  #made(path: string): void {
    if (this.#disk.has(path)) this.#disk.make(path, new ReplayedFolder());
  }

  #removed(path: string): void {
    if (this.#disk.has(path)) this.#disk.remove(path);
  }

  #renamed(from: string, to: string): void {
    if (this.#disk.has(from) !== this.#disk.has(to))
      throw new Error(`The trace moves ${from} from one disk to another.`);
    if (this.#disk.has(from)) this.#disk.rename(from, to);
  }
}

function pathOf(text: string): string {
  return bytesOf(text).toString();
}

function pathAt(folder: string, text: string): string {
  return posix.resolve(descriptorOf(folder).path || process.cwd(), pathOf(text));
}
