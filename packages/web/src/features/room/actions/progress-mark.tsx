import type { IncidentView } from '@muster/api';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/actions.ts';
import { Badge } from '../../../ui/badge.tsx';
import type { Tone } from '../../../ui/badge.tsx';
import type { IconName } from '../../../ui/icon.tsx';

export type ActionShown = IncidentView['actions'][number];

const looks: Readonly<Record<keyof typeof texts.progress, { readonly tone: Tone; readonly icon: IconName }>> = {
  waiting: { tone: 'accent', icon: 'clock' },
  ready: { tone: 'accent', icon: 'play' },
  preserving: { tone: 'info', icon: 'file' },
  refused: { tone: 'neutral', icon: 'close' },
  executed: { tone: 'caution', icon: 'eye' },
  proven: { tone: 'good', icon: 'done' },
  'failed-in-part': { tone: 'danger', icon: 'late' },
  undone: { tone: 'neutral', icon: 'undo' },
};

/** Whether nothing is missing any more before it may run. */
export function isReady({ progress, gate }: ActionShown): boolean {
  return (
    progress === 'waiting' &&
    (gate === null || gate.missing.length === 0 || gate.glassBrokenBy !== null || gate.released !== null)
  );
}

export function ProgressMark({ action }: { readonly action: ActionShown }): JSX.Element {
  const state = isReady(action) ? 'ready' : action.progress;
  const { tone, icon } = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {texts.progress[state]}
    </Badge>
  );
}
