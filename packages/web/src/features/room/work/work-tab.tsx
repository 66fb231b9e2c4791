import { useState } from 'react';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/room.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import type { Stage } from '../../common/stage-mark.tsx';
import { useRoom } from '../room-context.ts';
import { ProposeDialog } from '../actions/propose-dialog.tsx';
import type { Asked } from './asked.ts';
import { DecideDialog } from './decide-dialog.tsx';
import { DoTaskDialog } from './do-task-dialog.tsx';
import { NoticeWork } from './notice-work.tsx';
import { StageControls } from './stage-controls.tsx';
import { StageRail } from './stage-rail.tsx';
import { StageWork } from './stage-work.tsx';

/** What the plan asks of each stage, and how far that is. */
export function WorkTab(): JSX.Element {
  const { view, plan } = useRoom();
  const [stage, setStage] = useState<Stage>(view.stage);
  const [at, setAt] = useState(view.stage);
  const [asked, setAsked] = useState<Asked | null>(null);
  // The incident went on: so does what is shown.
  if (at !== view.stage) {
    setAt(view.stage);
    setStage(view.stage);
  }
  if (plan === null) return <Skeleton />;
  return (
    <section aria-label={texts.tab.work} className="pb-6">
      <StageRail chosen={stage} onChoose={setStage} />
      <StageWork stage={stage} onDo={({ kind, id, title }) => setAsked({ kind, id, title })} />
      <NoticeWork onAsk={setAsked} />
      <StageControls onAsk={setAsked} />
      {asked !== null && <AskedDialog asked={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}

function AskedDialog({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }): JSX.Element {
  switch (asked.kind) {
    case 'task':
      return <DoTaskDialog id={asked.id} title={asked.title} onClose={onClose} />;
    case 'decision':
      return <DecideDialog id={asked.id} title={asked.title} onClose={onClose} />;
    case 'action':
      return <ProposeDialog proposal={asked.proposal} onClose={onClose} />;
  }
}
