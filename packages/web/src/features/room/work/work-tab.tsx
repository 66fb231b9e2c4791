import { useState } from 'react';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/room.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import type { Stage } from '../../common/stage-mark.tsx';
import { useRoom } from '../room-context.ts';
import { DecideDialog } from './decide-dialog.tsx';
import { DoTaskDialog } from './do-task-dialog.tsx';
import { StageControls } from './stage-controls.tsx';
import { StageRail } from './stage-rail.tsx';
import { StageWork } from './stage-work.tsx';
import type { WorkItem } from './work-items.ts';

/** What the plan asks of each stage, and how far that is. */
export function WorkTab(): JSX.Element {
  const { view, plan } = useRoom();
  const [stage, setStage] = useState<Stage>(view.stage);
  const [at, setAt] = useState(view.stage);
  const [asked, setAsked] = useState<WorkItem | 'decision' | null>(null);
  // The incident went on: so does what is shown.
  if (at !== view.stage) {
    setAt(view.stage);
    setStage(view.stage);
  }
  if (plan === null) return <Skeleton />;
  const task = asked !== null && asked !== 'decision' && asked.kind === 'task' ? asked : null;
  const decision = asked !== null && asked !== 'decision' && asked.kind === 'decision' ? asked : null;
  return (
    <section aria-label={texts.tab.work} className="pb-6">
      <StageRail chosen={stage} onChoose={setStage} />
      <StageWork stage={stage} onDo={setAsked} />
      <StageControls onDecide={() => setAsked('decision')} />
      {task !== null && <DoTaskDialog item={task} onClose={() => setAsked(null)} />}
      {(decision !== null || asked === 'decision') && <DecideDialog item={decision} onClose={() => setAsked(null)} />}
    </section>
  );
}
