import type { JSX } from 'react';
import { workTexts as texts } from '../../../messages/en/room.ts';
import { words } from '../../../messages/en/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Due } from '../../../ui/due.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { IconName } from '../../../ui/icon.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { When } from '../../../ui/when.tsx';
import { ClauseLink } from '../../common/refusal.tsx';
import type { Stage } from '../../common/stage-mark.tsx';
import { useRoom } from '../room-context.ts';
import { workOf } from './work-items.ts';
import type { WorkItem } from './work-items.ts';

interface Props {
  readonly stage: Stage;
  readonly onDo: (item: WorkItem) => void;
}

export function StageWork({ stage, onDo }: Props): JSX.Element | null {
  const { view, plan } = useRoom();
  if (plan === null) return null;
  const definition = plan.workflow.find((each) => each.stage === stage);
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-4 px-3 pt-2.5 pb-1 text-ink-3 md:px-5">
        <span>{texts.stageOwner(words.spellId(definition?.owner ?? ''))}</span>
        {definition !== undefined && definition.leaveWhen.length > 0 && (
          <span>{texts.leaveWhen(definition.leaveWhen.map(words.spellId).join(', '))}</span>
        )}
        <ClauseLink clause={`workflow.${stage}`} />
      </p>
      <ul>
        {workOf(plan, view, stage).map((item) => (
          <Row key={`${item.kind}:${item.id}`} item={item} stage={stage} onDo={onDo} />
        ))}
      </ul>
    </>
  );
}

const pictures: Readonly<Record<WorkItem['state'], { readonly icon: IconName; readonly look: string }>> = {
  open: { icon: 'circle', look: 'text-accent' },
  done: { icon: 'done', look: 'text-good' },
  later: { icon: 'circle', look: 'text-line-strong' },
  left: { icon: 'close', look: 'text-ink-3' },
};

function Row({ item, stage, onDo }: { readonly item: WorkItem } & Props): JSX.Element {
  const { open, view } = useRoom();
  const { icon, look } = pictures[item.state];
  const done = item.kind === 'task' ? view.tasksDone.find((each) => each.task === item.id) : undefined;
  const made = view.decisions.findLast((each) => each.decision === item.id);
  return (
    <li className="flex min-h-11 items-center gap-3 border-b border-line px-3 py-1.5 md:px-5">
      <Icon name={icon} className={look} />
      <div className="min-w-0 flex-1">
        <p className={item.state === 'open' ? 'font-medium' : 'text-ink-2'}>{item.title}</p>
        <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
          <span>{item.kind === 'task' ? texts.task : texts.decision}</span>
          <span>{words.spellId(item.owner)}</span>
          {item.limit !== null && item.state !== 'done' && <span>{item.limit}</span>}
          {item.state === 'done' && <span>{made === undefined ? texts.done : `D-${made.number}`}</span>}
          {done !== undefined && (
            <>
              <span>
                {texts.by} <InertText text={done.by.name} />
              </span>
              <When at={done.at} />
            </>
          )}
          {item.state === 'later' && <span>{texts.later}</span>}
          {item.state === 'left' && <span>{texts.left}</span>}
          <ClauseLink clause={`workflow.${stage}.${item.id}`} short />
        </p>
      </div>
      {item.due !== null && item.state !== 'done' && <Due at={item.due} />}
      {item.state !== 'done' && open && (
        <Button
          look={item.mine && item.state === 'open' ? 'primary' : 'plain'}
          aria-label={`${item.kind === 'task' ? texts.doTask : texts.decide}: ${item.title}`}
          onClick={() => onDo(item)}
        >
          {item.kind === 'task' ? texts.doTask : texts.decide}
        </Button>
      )}
    </li>
  );
}
