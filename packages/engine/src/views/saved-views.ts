import type { Instant } from '@muster/clocks';
import type { ContentRef } from '../content-ref.ts';
import type { ViewEvent } from '../events/all-events.ts';
import type { RecordedOf } from '../record/read-event.ts';

export type RecordedViewEvent = RecordedOf<ViewEvent>;

/** What one person has saved, in the order in which it was saved first. */
export interface SavedViews {
  readonly views: Readonly<Record<string, ContentRef>>;
  readonly updatedAt: Instant;
}

export function evolveSavedViews(before: SavedViews | null, event: RecordedViewEvent): SavedViews {
  const views = before?.views ?? {};
  const updatedAt = event.recordedAt;
  switch (event.type) {
    case 'view-saved':
      return { views: { ...views, [event.data.view]: event.data.content }, updatedAt };
    case 'view-removed':
      return {
        views: Object.fromEntries(Object.entries(views).filter(([id]) => id !== event.data.view)),
        updatedAt,
      };
  }
}
