import type { ContentReader } from '../../platform/content/content-reader.ts';
import type { Store } from '../../platform/store/store.ts';
import { createAuditCollector } from './audit-collector.ts';
import type { Collector } from './collector.ts';
import { createConfigurationCollector } from './configuration-collector.ts';
import type { SwitchRecord } from './configuration-collector.ts';
import { createDecisionCollector } from './decision-collector.ts';
import { createSignalCollector } from './signal-collector.ts';
import type { SignalCollectorPorts } from './signal-collector.ts';

export interface CollectorPorts {
  readonly store: Pick<Store, 'listAudit'>;
  readonly reader: Pick<ContentReader, 'texts'>;
  readonly findGroup: SignalCollectorPorts['findGroup'];
  readonly readSwitch: (organisation: string, key: string) => Promise<SwitchRecord>;
}

/** What Muster itself holds. Sources beyond it have no collector: the gap says so, and people attach by hand. */
export function createCollectors({ store, reader, findGroup, readSwitch }: CollectorPorts): readonly Collector[] {
  return [
    createSignalCollector({ findGroup, texts: reader.texts }),
    createConfigurationCollector(readSwitch),
    createAuditCollector(store),
    createDecisionCollector(),
  ];
}
