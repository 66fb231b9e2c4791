import type { LetterPost } from '@muster/connectors';
import type { Instant } from '@muster/clocks';
import type { ContentRef, Directory, Incident } from '@muster/engine';
import type { ContentReader } from '../../platform/content/content-reader.ts';
import type { ContentWriter } from '../../platform/content/content-writer.ts';
import type { Ids } from '../../platform/ids/ids.ts';
import type { Store } from '../../platform/store/store.ts';
import type { Streams } from '../../platform/streams/streams.ts';
import type { Clock } from '../../platform/time/clock.ts';
import type { IncidentPorts, IncidentService } from './incident-service.ts';

export interface IncidentRoutePorts {
  readonly ids: Ids;
  readonly streams: Streams;
  readonly plans: IncidentPorts['plans'];
  readonly signals: IncidentPorts['signals'];
  readonly store: Store;
  readonly clock: Clock;
  readonly service: IncidentService;
  readonly reader: ContentReader;
  readonly writer: ContentWriter;
  /** Takes away what was uploaded for a command that was refused. */
  readonly blobs: { destroy(id: string): Promise<void> };
  readonly directory: (organisation: string) => Promise<Directory>;
  readonly names: (organisation: string) => Promise<ReadonlyMap<string, string | null>>;
  /** What machines are called, by the id of their service token. */
  readonly clientTitles: (
    organisation: string,
    tokens: readonly string[],
  ) => Promise<ReadonlyMap<string, string | null>>;
  /** Every switch and the incidents that hold it. */
  readonly servedSwitches: (
    organisation: string,
  ) => Promise<readonly { readonly key: string; readonly holds: readonly { readonly incident: string }[] }[]>;
  /** Takes notices out by e-mail; null where no mail server is set up. */
  readonly letters: Pick<LetterPost, 'checkAddress'> | null;
  /** What is owed after incidents, for whoever asks. */
  readonly followUpsOwed: (organisation: string, viewer: string | null) => Promise<readonly FollowUpOwed[]>;
  readonly pack: (organisation: string, incident: Incident) => Promise<AsyncIterable<Uint8Array>>;
}

/** What a follow-up asks for now, as an obligation of the incident that it came from. */
export interface FollowUpOwed {
  /** Id of the incident. */
  readonly incident: string;
  readonly id: string;
  readonly kind: 'follow-up' | 'follow-up-validation';
  readonly reference: string;
  readonly title: ContentRef;
  readonly by: readonly string[];
  readonly mine: boolean;
  /** It falls to whoever asks, or to a function that they sit in. */
  readonly shared: boolean;
  readonly due: Instant | null;
  readonly overdue: boolean;
  readonly clause: string;
}

/** What every command answers. */
export function afterCommand(incident: Incident) {
  const { reference, version, stage, status } = incident;
  return { reference, version, severity: incident.severity.level, stage, status: status.kind };
}
