// Runs one of the project's TypeScript programs, from a fresh clone too: installs the packages when the
// lockfile is newer than what is installed, then starts the pinned Node. This file alone must work on Node 20.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const stamp = join(root, 'node_modules', '.muster-lock');
const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  process.stderr.write('Installing packages (once) …\n');
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []];
  const done = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (done.status !== 0) {
    process.stderr.write('npm ci failed: read the lines above, mend it, and run the same command again.\n');
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

const node = join(root, 'node_modules', '.bin', 'node');
const flags = ['--disable-warning=ExperimentalWarning'];
const env = { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}` };

/** `--built`: the program out of dist/, which is made anew when a source is newer than it. */
function builtProgram() {
  if (!isBuilt()) {
    process.stderr.write('Building (once) …\n');
    const done = spawnSync(node, [...flags, join(root, 'scripts', 'build.ts')], { stdio: ['ignore', 2, 2], env });
    if (done.status !== 0) process.exit(1);
  }
  return join('dist', 'main.js');
}

function isBuilt() {
  const complete = join(root, 'dist', 'complete');
  if (!existsSync(complete)) return false;
  const built = statSync(complete).mtimeMs;
  const packages = readdirSync(join(root, 'packages')).map((name) => join(root, 'packages', name));
  return [stamp, join(root, 'scripts', 'build.ts'), ...packages].every((path) => isOlder(path, built));
}

function isOlder(path, than) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs <= than;
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && name !== 'dist')
    .every((entry) => isOlder(join(path, entry.name), than));
}

const [first, ...rest] = process.argv.slice(2);
const program = first === '--built' ? builtProgram() : first;
// A server at rest shall not keep the room that its start took: young objects get 4 MiB instead of 16, and the threads
// share two heaps of the C library instead of having one each. Garbage is collected in the server's own thread: on two
// cores, waiting for helpers that have no processor took longer than the work (pauses of 10 to 20 ms instead of 2).
if (first === '--built') {
  const server = JSON.parse(readFileSync(join(root, 'scripts', 'server-process.json'), 'utf8'));
  flags.push(...server.flags);
  Object.assign(env, server.environment, process.env, { PATH: env.PATH });
}
const child = spawn(node, [...flags, join(root, program), ...rest], { stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1)));
