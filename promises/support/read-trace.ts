import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/**
 * The calls that change a disk or say something. What goes past them (a mapped file, a ring) is found out at the end of
 * the replay: its disk is not the real one then.
 */
const tracedCalls = `
  write pwrite64 writev pwritev pwritev2 fsync fdatasync sync_file_range syncfs sync ftruncate truncate fallocate
  open openat openat2 creat close lseek dup dup2 dup3 rename renameat renameat2 unlink unlinkat rmdir mkdir mkdirat
  link linkat symlink symlinkat copy_file_range sendfile
`
  .trim()
  .split(/\s+/);

/** What to put in front of a command so that its calls go into a file. Strings whole, and every byte as hexadecimal. */
export function traceCommand(into: string): readonly string[] {
  const calls = `trace=${tracedCalls.join(',')}`;
  return ['strace', '-f', '--seccomp-bpf', '-y', '-xx', '-s', '33554432', '-e', 'signal=none', '-e', calls, '-o', into];
}

/** One half of a call: `enter` when a thread asks, `exit` when the kernel has answered. */
export interface TraceHalf {
  readonly half: 'enter' | 'exit';
  readonly call: TracedCall;
}

export interface TracedCall {
  readonly name: string;
  /** Arguments, split; strings decoded to bytes where they are asked for. */
  readonly args: string;
  /** The kernel's answer; null when the process died in the call. */
  result: number | null;
}

/** The halves of all calls in the order in which they happened. */
export async function readTrace(path: string): Promise<readonly TraceHalf[]> {
  const halves: TraceHalf[] = [];
  const unfinished = new Map<string, TracedCall>();
  for await (const line of createInterface(createReadStream(path))) {
    const space = line.indexOf(' ');
    const thread = line.slice(0, space);
    const text = line.slice(space).trimStart();
    if (text.startsWith('+++') || text.startsWith('---')) continue;
    if (text.startsWith('<...')) {
      const call = unfinished.get(thread);
      if (!call) throw new Error(`A call is resumed that never began: ${text.slice(0, 80)}`);
      unfinished.delete(thread);
      call.result = resultOf(text);
      halves.push({ half: 'exit', call });
      continue;
    }
    const call = callOf(text);
    halves.push({ half: 'enter', call });
    if (text.includes('<unfinished ...>')) unfinished.set(thread, call);
    else halves.push({ half: 'exit', call });
  }
  return halves;
}

function callOf(text: string): TracedCall {
  const open = text.indexOf('(');
  const isUnfinished = text.includes('<unfinished ...>');
  const end = isUnfinished ? text.lastIndexOf('<unfinished') : text.lastIndexOf(') ');
  if (open < 0 || end < 0) throw new Error(`This is no line of a trace: ${text.slice(0, 80)}`);
  const args = text.slice(open + 1, end).trimEnd();
  return { name: text.slice(0, open), args, result: isUnfinished ? null : resultOf(text) };
}

/** `= 4096`, `= 17<\x2f…>`, `= -1 ENOENT (…)`, `= ?` of a process that was killed. */
function resultOf(text: string): number | null {
  const at = text.lastIndexOf(' = ');
  if (at < 0) return null;
  const said = Number.parseInt(text.slice(at + 3), 10);
  return Number.isNaN(said) ? null : said;
}

/** The arguments, where a string or a list in brackets is one. */
export function splitArgs({ args }: TracedCall): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < args.length; at++) {
    const letter = args[at];
    if (letter === '"') at = args.indexOf('"', at + 1);
    else if (letter === '[' || letter === '{') depth += 1;
    else if (letter === ']' || letter === '}') depth -= 1;
    else if (letter === ',' && depth === 0) {
      parts.push(args.slice(from, at).trim());
      from = at + 1;
    }
    if (at < 0) throw new Error('A string of the trace does not end.');
  }
  return [...parts, args.slice(from).trim()];
}

/** The bytes of `"\x41\x42"`. A string that strace cut short would be a disk that never was. */
export function bytesOf(text: string): Buffer {
  if (!text.startsWith('"') || !text.endsWith('"')) throw new Error(`A string of the trace is cut: ${text.slice(-20)}`);
  return Buffer.from(text.slice(1, -1).replaceAll('\\x', ''), 'hex');
}

/** The bytes of `[{iov_base="\x41", iov_len=1}, …]`, one after the other. */
export function vectorBytes(text: string): Buffer {
  return Buffer.concat([...text.matchAll(/iov_base=("[^"]*"(?:\.\.\.)?)/g)].map(([, base = '']) => bytesOf(base)));
}

/** `17<\x2f\x74>` → 17 and the path. */
export function descriptorOf(text: string): { readonly number: number; readonly path: string } {
  const bracket = text.indexOf('<');
  const path = bracket < 0 ? '' : bytesOf(`"${text.slice(bracket + 1, text.lastIndexOf('>'))}"`).toString();
  return { number: Number.parseInt(text, 10), path };
}
