import { z } from 'zod';
import { startChild } from './child.ts';
import type { Child, Ended } from './child.ts';
import { mainFile, ownEnvironment } from './own-environment.ts';
import { until } from './until.ts';

const announced = z.object({
  origin: z.string(),
  link: z.string().nullable(),
  dataDirectory: z.string(),
  keyFrom: z.string(),
});

export interface ServerProcess extends z.infer<typeof announced> {
  readonly child: Child;
  /** SIGTERM, and how it ended. */
  stop(): Promise<Ended>;
  /** kill -9: nothing is drained, nothing is closed. */
  kill(): Promise<Ended>;
}

export interface ServerSettings {
  readonly data: string;
  readonly port: number;
  readonly keyFile: string;
  readonly folder: string;
  /** The sources, or a build of them. */
  readonly program?: string;
  /** For Node itself. */
  readonly flags?: readonly string[];
  /** Beside its own. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** `muster start` as its own process. */
export function spawnServer(settings: ServerSettings): Child {
  const { data, port, keyFile, folder, program = mainFile, flags = [] } = settings;
  const environment = ownEnvironment({
    MUSTER_DATA: data,
    MUSTER_PORT: String(port),
    MUSTER_INSTANCE_KEY_FILE: keyFile,
    ...settings.environment,
  });
  return startChild(process.execPath, ['--disable-warning=ExperimentalWarning', ...flags, program, 'start'], {
    environment,
    folder,
  });
}

/** Starts the server and waits for its first line. */
export async function startServer(settings: ServerSettings): Promise<ServerProcess> {
  const child = spawnServer(settings);
  const first = await until('the first line of the server', async () => {
    const ended = child.ended();
    if (ended !== null) throw new Error(`The server ended with ${ended.code ?? ended.signal}: ${child.err()}`);
    return child.out().includes('\n') ? announced.parse(JSON.parse(child.out())) : null;
  });
  const ended = async (signal: NodeJS.Signals) => {
    child.signal(signal);
    return child.end;
  };
  return { ...first, child, stop: () => ended('SIGTERM'), kill: () => ended('SIGKILL') };
}
