import { eventReader, planEvents } from '@muster/engine';
import type { ContentRef, PlanEvent, RecordedOf } from '@muster/engine';
import type { StreamKind } from '../../platform/streams/streams.ts';

/** The versions of an organisation's plan, the latest last. */
export interface PlanHistory {
  readonly versions: readonly {
    readonly version: string;
    readonly source: ContentRef;
    readonly compiled: ContentRef;
  }[];
}

export const planStream: StreamKind<PlanHistory, RecordedOf<PlanEvent>> = {
  name: 'plan',
  read: eventReader(planEvents),
  evolve(before, { data }) {
    const { version, source, compiled } = data;
    return { versions: [...(before?.versions ?? []), { version, source, compiled }] };
  },
};

/** The one plan of an organisation. */
export const planId = 'main';
