import type { ContentRef, SignalGroup } from '@muster/engine';
import { auditDone } from '../../../platform/audit.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { ContentWriter } from '../../../platform/content/content-writer.ts';
import type { Ids } from '../../../platform/ids/ids.ts';
import type { IntakeLog } from '../../../platform/intake/intake-log.ts';
import { appendOf } from '../../../platform/store/append-of.ts';
import type { SealedContent, Store } from '../../../platform/store/store.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import { signalKeyModel, signalKeyRow } from '../signal-stream.ts';
import { reportSource } from './report-record.ts';
import type { ReportRecord } from './report-record.ts';
import { newTrackingCode, readTrackingCode } from './tracking-code.ts';

export interface ReportPorts {
  readonly store: Pick<Store, 'append' | 'readRow'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly writer: Pick<ContentWriter, 'stream'>;
  readonly blobs: { destroy(id: string): Promise<void> };
  readonly intake: Pick<IntakeLog, 'append' | 'nameOf'>;
  readonly findGroup: (organisation: string, group: string) => Promise<SignalGroup | null>;
  /** Told after a report is durable. */
  readonly onIntake: () => void;
}

export interface Said {
  readonly description: string;
  readonly contact: string | null;
  /** The id of an AI system of the plan. */
  readonly system: string | null;
}

/** A file that is kept, though nothing names it yet. */
export interface KeptFile {
  readonly name: string;
  readonly ref: ContentRef;
  readonly row: SealedContent;
}

export type ReportStatus = 'received' | 'looked-at' | 'declared' | 'declined';

export interface ReportService {
  /** Keeps a file, durably; `discard` takes it away where the report does not follow. */
  keep(name: string, mediaType: string, chunks: AsyncIterable<Uint8Array>, most: number): Promise<KeptFile>;
  discard(files: readonly KeptFile[]): Promise<void>;
  /** Gives the tracking code once all is durable. */
  send(caller: Caller, said: Said, files: readonly KeptFile[]): Promise<string>;
  /** False where no report has this code. */
  addNote(caller: Caller, code: string, text: string): Promise<boolean>;
  /** Null where no report has this code. */
  status(organisation: string, code: string): Promise<ReportStatus | null>;
}

/** Reports that were acknowledged a moment ago and may not be signals yet: their status is known all the same. */
const rememberedReports = 10_000;

export function createReportService(ports: ReportPorts): ReportService {
  const { store, clock, ids, writer, blobs, intake } = ports;
  const acknowledged = new Set<string>();

  const reportOf = (code: string): string | null => {
    const read = readTrackingCode(code);
    return read && intake.nameOf(`report ${read}`);
  };

  async function takeIn(organisation: string, record: ReportRecord): Promise<void> {
    const body = Buffer.from(JSON.stringify(record));
    await intake.append({ organisation, route: reportSource, receivedAt: clock.now(), body });
    ports.onIntake();
  }

  async function status(organisation: string, code: string): Promise<ReportStatus | null> {
    const report = reportOf(code);
    if (report === null) return null;
    const stored = await store.readRow(organisation, signalKeyModel, `${reportSource}\n${report}`);
    if (stored === null) return acknowledged.has(report) ? 'received' : null;
    const group = await ports.findGroup(organisation, signalKeyRow.parse(stored.row).group);
    return group === null ? 'received' : statusOf(group);
  }

  return {
    status,

    async keep(name, mediaType, chunks, most) {
      const { ref, row } = await writer.stream(chunks, mediaType, most);
      return { name, ref, row };
    },

    async discard(files) {
      for (const { ref, row } of files) if (row.ciphertext === null) await blobs.destroy(ref.id);
    },

    async send(caller, { description, contact, system }, files) {
      const { organisation } = caller;
      const code = newTrackingCode(ids.bytes(20));
      const report = intake.nameOf(`report ${code}`);
      // Their keys first: a report must never name what cannot be opened.
      if (files.length > 0) {
        const audit = [auditDone(ports, caller, { action: 'keep-attachments', subject: null })];
        await store.append(appendOf(organisation, { contents: files.map((each) => each.row), audit }));
      }
      const attachments = files.map(({ name, ref }) => ({
        content: ref.id,
        commitment: ref.commitment,
        name,
        mediaType: ref.mediaType,
        bytes: ref.bytes,
      }));
      await takeIn(organisation, {
        report,
        key: report,
        system,
        said: { kind: 'report', description, contact, attachments },
      });
      acknowledged.add(report);
      const [oldest] = acknowledged;
      if (acknowledged.size > rememberedReports && oldest !== undefined) acknowledged.delete(oldest);
      return code;
    },

    async addNote({ organisation }, code, text) {
      const report = reportOf(code);
      if (report === null || (await status(organisation, code)) === null) return false;
      await takeIn(organisation, {
        report,
        key: intake.nameOf(`note ${report} ${ids.uuid()}`),
        system: null,
        said: { kind: 'note', description: text, contact: null, attachments: [] },
      });
      return true;
    },
  };
}

function statusOf({ triage }: SignalGroup): ReportStatus {
  switch (triage.kind) {
    case 'new':
      return 'received';
    case 'triaging':
    case 'snoozed':
    case 'ticketed':
      return 'looked-at';
    case 'declared':
    case 'attached':
      return 'declared';
    case 'declined':
      return 'declined';
  }
}
