import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGithub, startMailServer } from '@muster/connectors/testkit';
import type { MailServer } from '@muster/connectors/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import { startChild } from './support/child.ts';
import type { Child } from './support/child.ts';
import { freePort } from './support/free-port.ts';
import { guideBlocks } from './support/guide-blocks.ts';
import type { GuideBlock } from './support/guide-blocks.ts';
import { mainFile, ownEnvironment } from './support/own-environment.ts';
import { until } from './support/until.ts';

const guide = (name: string) => readFileSync(new URL(`../docs/guide/${name}.md`, import.meta.url), 'utf8');
const folders: string[] = [];
const servers: Child[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.signal('SIGKILL');
    await server.end;
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('the guides', () => {
  test('the first incident in three minutes is run from top to bottom, and every block does what it says', async () => {
    const blocks = guideBlocks(guide('first-incident'));
    const reader = await openReader();
    for (const block of blocks) await reader.run(block);

    expect(reader.ran).toEqual({ runs: blocks.length - 4, refused: 3, server: 1 });
    expect(blocks.length).toBeGreaterThan(9);
    const everything = reader.said.join('\n');
    expect(everything).toMatch(/severity {2}HIGH\n {10}because Confidential data was exposed/);
    expect(everything).toMatch(/access-logs \(No collector for: sign-on log\)/);
    expect(everything).toMatch(/approval\/needed: [\s\S]*approval\/same-person: /);
    expect(everything).toMatch(/A-2 Shut the assistant down .*: proven, in effect after \d+\.\d s/);
    expect(everything).toMatch(/A-3 Undo A-2: Shut the assistant down .*: proven, in effect after \d+\.\d s/);
    expect(everything).toMatch(/^authentic: INC-2\.tar is whole/m);
    expect(everything).toMatch(/^consistent, not authenticated: INC-2\.tar/m);
    const served = [...(servers[0]?.err() ?? '').matchAll(/"key":"support-assistant\.enabled","value":"(\w+)"/g)];
    expect(served.map(([, value]) => value)).toEqual(['false', 'true']);
  });

  test('an instance of your own is run from top to bottom, and every block does what it says', async () => {
    const blocks = guideBlocks(guide('your-own-instance'));
    const reader = await openReader();
    for (const block of blocks) await reader.run(block);

    expect(reader.ran).toEqual({ runs: blocks.length - 4, refused: 3, server: 1 });
    expect(blocks.length).toBeGreaterThan(20);
    const switchValues = reader.said.flatMap(
      (text) => /^\{"key":"support-assistant\.enabled","value":(\w+)/.exec(text)?.[1] ?? [],
    );
    expect(switchValues).toEqual(['true', 'false', 'true']);
    const everything = reader.said.join('\n');
    expect(everything).toMatch(/severity {2}HIGH\n {10}because Confidential data was exposed/);
    expect(everything).toMatch(/approval\/needed: [\s\S]*approval\/own-request: /);
    expect(everything).toMatch(/^authentic: INC-1\.tar is whole/m);
    expect(everything).toMatch(/^consistent, not authenticated: INC-1\.tar/m);
  }, 600_000);

  test('a review is run from top to bottom, and every block does what it says', async () => {
    const blocks = guideBlocks(guide('review'));
    const reader = await openReader();
    for (const block of blocks) await reader.run(block);

    expect(reader.ran).toEqual({ runs: blocks.length - 3, refused: 2, server: 1 });
    const everything = reader.said.join('\n');
    expect(everything).toMatch(/^triage +– +1 to \d+ +\d+ (ms|s)/m);
    expect(everything).toMatch(/^evidence-missing +evidence:access-logs /m);
    expect(everything).toMatch(/^X-2 +monitoring +The security lead +Nobody was told/m);
    expect(everything).toMatch(/follow-up\/not-yours: [\s\S]*follow-up\/own-work: /);
    expect(everything).toMatch(/^F-1 +INC-1 +validated /m);
    expect(everything).toMatch(/^"system","support-assistant","Customer support assistant","triage",1,\d+,\d+,\r?$/m);
  }, 600_000);

  test('who is on call is run from top to bottom, and every block does what it says', async () => {
    const blocks = guideBlocks(guide('on-call'));
    const reader = await openReader();
    for (const block of blocks) await reader.run(block);

    expect(reader.ran).toEqual({ runs: blocks.length - 2, refused: 1, server: 1 });
    const everything = reader.said.join('\n');
    expect(everything).toMatch(
      /GAP in first from .*: nobody sits in general-counsel\. Nobody else is on call either\./,
    );
    expect(everything).toMatch(/"seat": "security-analyst",[\s\S]*?"isCover": true/);
  }, 600_000);

  test('the clocks of the law are run from top to bottom, without a server', async () => {
    const blocks = guideBlocks(guide('clocks'));
    const reader = await openReader();
    for (const block of blocks) await reader.run(block);

    expect(reader.ran).toEqual({ runs: blocks.length, refused: 0, server: 0 });
    const everything = reader.said.join('\n');
    expect(everything).toMatch(/supervisory_authority +Mon 2026-11-30 17:00:00 \+00:00/);
    expect(everything).toMatch(/report +Sat 2026-12-05 09:00:00 \+00:00 +Mon 2026-12-07 23:59:59 \+00:00 +IE/);
    expect(everything).toMatch(/initial +Sat 2026-11-28 10:00:00 \+00:00 +Mon 2026-11-30 12:00:00 \+00:00/);
    expect(everything).toContain('"legal_latest": "2026-11-30T22:30:00.000Z"');
  });

  test('a change of the plan is run from top to bottom, and every block does what it says', async () => {
    const blocks = guideBlocks(guide('change-the-plan'));
    const reader = await openReader();
    for (const block of blocks) await reader.run(block);

    expect(reader.ran).toEqual({ runs: blocks.length - 5, refused: 4, server: 1 });
    const everything = reader.said.join('\n');
    expect(everything).toContain('critical, on Sunday 27 December 2026, 03:00 (Europe/Dublin)');
    expect(everything).toMatch(/notify-customers \(opened\): .* reachable from 03:00/);
    expect(everything).toMatch(/plan\/has-findings: [\s\S]*approval\/own-request: [\s\S]*plan\/superseded: /);
    expect(everything).toMatch(/in force .* The security lead/);
    expect(everything).toContain('D-1: it goes on under version');
    expect(everything).toMatch(/^br-lgpd +could-be +SAYS NOTHING/m);
  }, 600_000);

  test('how people are reached is run from top to bottom, with a mail server that gets the calls', async () => {
    const blocks = guideBlocks(guide('channels'));
    const mail = await startMailServer();
    try {
      const reader = await openReader(mail);
      for (const block of blocks) await reader.run(block);

      expect(reader.ran).toEqual({ runs: blocks.length - 3, refused: 2, server: 1 });
      const everything = reader.said.join('\n');
      expect(everything).toMatch(/"masked": "y…@example\.com",\s+"state": "verified"/);
      expect(everything).toMatch(/"reference": "INC-1",[\s\S]*"channel": "email",[\s\S]*"state": "accepted"/);
      expect(everything).toContain('delivery/over');
      expect(everything).toMatch(
        /"state": "accepted",[^]*"messageId": "<[^]*"proof": "SHA-256 [0-9a-f]{64} of \d+ bytes"/,
      );
      expect(everything).toContain('notice/sent');
      const notices = mail.received.filter(({ to }) => to === 'desk@vendor.example');
      expect(notices.map(({ text }) => text)).toEqual([
        expect.stringMatching(/^Notice from .*\nYour model obeys a page that it reads\. Reference INC-1\./),
      ]);
      const calls = mail.received.filter(({ text, to }) => text.includes('INC-1') && to !== 'desk@vendor.example');
      expect(calls.length).toBeGreaterThan(0);
      for (const { to, text } of calls) {
        expect(to).toBe('you@example.com');
        expect(text).toMatch(/you are needed[\s\S]*\/incidents\/INC-1/);
        expect(text).not.toContain('It obeys a web page');
      }
    } finally {
      await mail.close();
    }
  }, 600_000);

  test('triage is run from top to bottom, and every block does what it says', async () => {
    const blocks = guideBlocks(guide('triage'));
    const reader = await openReader();
    for (const block of blocks) await reader.run(block);

    expect(reader.ran).toEqual({ runs: blocks.length - 3, refused: 2, server: 1 });
    const everything = reader.said.join('\n');
    expect(everything).toMatch(/looks like sensitive-data-exposure, low\n {2}It speaks of “not theirs”/);
    expect(everything).toMatch(/attached INC-2[\s\S]*signal\/already-triaged: /);
    expect(everything).toMatch(/fits sensitive-data-exposure too: exposed data is at least internal/);
    expect(everything).toMatch(/approval {2}notify-customers: 1 of legal, 1 of executive/);
    expect(everything).toMatch(/link\/circle: INC-1 is above INC-2 already/);
    expect(everything).toMatch(/part of {3}INC-1\ncause of {2}SET-1 The vendor changed the model/);
  }, 600_000);

  test('tickets are run from top to bottom, with a GitHub that gets one', async () => {
    const blocks = guideBlocks(guide('tickets'));
    const github = await startGithub();
    try {
      const reader = await openReader(null, [['http://127.0.0.1:8090', github.origin]]);
      for (const block of blocks) await reader.run(block);

      expect(reader.ran).toEqual({ runs: blocks.length - 2, refused: 1, server: 1 });
      const everything = reader.said.join('\n');
      expect(everything).toMatch(/This leaves to 127\.0\.0\.1:\d+\/acme\/assistant:\s+Answers stumble over tables/);
      expect(everything).toMatch(/github +made +#1 +http/);
      expect(everything).toContain('ticket/not-failed');
      expect(github.tickets.map(({ title }) => title)).toEqual(['Answers stumble over tables']);
      expect(github.tickets[0]?.text).toMatch(/Ask for any table\.[\s\S]*Signals: 1, 1 firing/);
      expect(JSON.stringify(github.asked)).not.toContain('jane.roe');
    } finally {
      await github.close();
    }
  }, 600_000);

  test('fails where a block does not do what it says', async () => {
    const reader = createReader({ PATH: process.env['PATH'] ?? '' }, 1, newFolder());
    await expect(reader.run({ kind: 'runs', text: 'true\nfalse\ntrue', line: 7 })).rejects.toThrow('line 7');
    await expect(reader.run({ kind: 'refused', text: 'true', line: 8 })).rejects.toThrow('line 8');
    expect(() => guideBlocks('```bash\nls\n```')).toThrow('nobody knows how to run it');
    expect(() => guideBlocks('```sh\nls\n')).toThrow('never closed');
  });
});

interface Reader {
  readonly said: readonly string[];
  readonly ran: Readonly<Record<GuideBlock['kind'], number>>;
  run(block: GuideBlock): Promise<void>;
}

/** Somebody who runs block after block in one folder, and copies each link and token they see: the newest into LINK and
 * TOKEN, the three of the demo into names of their own. `stands`: addresses of the guide, and what stands for each here.
 */
function createReader(
  environment: NodeJS.ProcessEnv,
  port: number,
  folder: string,
  mail: MailServer | null = null,
  stands: readonly (readonly [string, string])[] = [],
): Reader {
  const said: string[] = [];
  const ran = { runs: 0, refused: 0, server: 0 };
  const copied: Record<string, string> = { LINK: '', TOKEN: '' };
  let functions = '';

  function copy(text: string): void {
    said.push(text);
    const links = text.match(/http:\/\/[^\s"]+\/sign-in#[\w-]+/g) ?? [];
    const [deputy, operations, counsel] = links;
    if (counsel !== undefined) Object.assign(copied, { DEPUTY: deputy, OPERATIONS: operations, COUNSEL: counsel });
    copied['LINK'] = links.at(-1) ?? copied['LINK'] ?? '';
    copied['TOKEN'] = text.match(/muster_service_[\w-]+/g)?.at(-1) ?? copied['TOKEN'] ?? '';
  }

  return {
    said,
    ran,
    async run({ kind, text, line }) {
      const local = [['127.0.0.1:7373', `127.0.0.1:${port}`] as const, ...stands].reduce(
        (before, [written, here]) => before.replaceAll(written, here),
        text.replaceAll('smtp://muster:secret@127.0.0.1:1025', mail?.url ?? ''),
      );
      if (text.includes('$CODE'))
        copied['CODE'] = await until('the code of the guide', async () => codeIn(mail), 30_000);
      ran[kind] += 1;
      const script = `set -eu\n${functions}\n${local}`;
      const child = startChild('sh', ['-c', kind === 'server' ? `exec ${local}` : script], {
        environment: { ...environment, ...copied },
        folder,
      });
      if (kind === 'server') {
        servers.push(child);
        copy(
          await until(
            'the server of the guide',
            async () => (child.out().includes('\n') ? child.out() : null),
            120_000,
          ),
        );
        return;
      }
      const { code } = await child.end;
      copy(`${child.out()}${child.err()}`);
      const wanted = kind === 'runs' ? 0 : 1;
      if (code !== wanted)
        throw new Error(`The block in line ${line} ended with ${code}, not ${wanted}: ${child.err()}`);
      functions += `${local
        .split('\n')
        .filter((each) => /^\w+\(\) \{/.test(each))
        .join('\n')}\n`;
    },
  };
}

/** The latest code that came by mail. */
function codeIn(mail: MailServer | null): string | null {
  return /Muster code (\d{6})/.exec(mail?.received.at(-1)?.text ?? '')?.[1] ?? null;
}

function settings(port: number): Record<string, string> {
  return { MUSTER_PORT: String(port), MUSTER_SERVER: `http://127.0.0.1:${port}` };
}

async function openReader(
  mail: MailServer | null = null,
  stands: readonly (readonly [string, string])[] = [],
): Promise<Reader> {
  const folder = newFolder();
  const port = await freePort();
  const path = `${programs(folder)}:${process.env['PATH']}`;
  return createReader(
    { ...ownEnvironment({ ...settings(port) }), HOME: folder, PATH: path },
    port,
    folder,
    mail,
    stands,
  );
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'muster-guide-'));
  folders.push(folder);
  return folder;
}

/** A folder with `muster` in it: the same program, without the step that installs packages. */
function programs(folder: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const program = join(bin, 'muster');
  writeFileSync(
    program,
    `#!/bin/sh\nexec '${process.execPath}' --disable-warning=ExperimentalWarning '${mainFile}' "$@"\n`,
  );
  chmodSync(program, 0o755);
  return bin;
}
