import { createServer } from 'node:http';
import { z } from 'zod';

const alarm = z.object({ type: z.string(), data: z.unknown() });

/** The other path: takes alarms by HTTP, each under the address that its server was given. */
export interface AlarmReceiver {
  readonly addressFor: (name: string) => string;
  /** The first alarm that came there and says this, with when it came by the monotonic clock. */
  readonly found: (name: string, says: RegExp) => ReceivedAlarm | null;
  readonly count: (name: string) => number;
  close(): void;
}

export interface ReceivedAlarm {
  readonly at: number;
  readonly text: string;
}

export async function startAlarmReceiver(): Promise<AlarmReceiver> {
  const came = new Map<string, ReceivedAlarm[]>();
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const { type, data } = alarm.parse(JSON.parse(body));
      const name = (request.url ?? '').slice(1);
      const at = performance.now();
      if (type === 'muster.alarm') came.set(name, [...(came.get(name) ?? []), { at, text: JSON.stringify(data) }]);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    addressFor: (name) => `http://127.0.0.1:${port}/${name}`,
    found: (name, says) => came.get(name)?.find(({ text }) => says.test(text)) ?? null,
    count: (name) => came.get(name)?.length ?? 0,
    close: () => void server.close(),
  };
}
