import type { JSX } from 'react';
import { workTexts as texts } from '../../../messages/en/room.ts';
import { words } from '../../../messages/en/words.ts';
import { Icon } from '../../../ui/icon.tsx';
import { stages } from '../../common/stage-mark.tsx';
import type { Stage } from '../../common/stage-mark.tsx';
import { useRoom } from '../room-context.ts';
import { workOf } from './work-items.ts';

interface Props {
  readonly chosen: Stage;
  readonly onChoose: (stage: Stage) => void;
}

/** The way through the incident: where it was, where it is, what is left in each stage. */
export function StageRail({ chosen, onChoose }: Props): JSX.Element {
  const { view, plan } = useRoom();
  const here = stages.indexOf(view.stage);
  return (
    <ol aria-label={texts.rail} className="flex overflow-x-auto border-b border-line px-1.5 py-2 md:px-3.5">
      {stages.map((stage, at) => {
        const items = plan === null ? [] : workOf(plan, view, stage);
        const left = items.filter(({ state }) => state !== 'done').length;
        const passed = at < here || view.status !== 'open';
        return (
          <li key={stage} className="flex shrink-0 grow basis-28 items-center">
            <button
              type="button"
              aria-pressed={chosen === stage}
              aria-current={stage === view.stage ? 'step' : undefined}
              onClick={() => onChoose(stage)}
              className="flex min-h-9 flex-1 items-center gap-2 rounded-md px-2 text-left hover:bg-hover aria-pressed:bg-chosen"
            >
              <Icon
                name={passed && left === 0 ? 'done' : 'circle'}
                className={stage === view.stage ? 'text-accent' : passed ? 'text-good' : 'text-ink-3'}
              />
              <span className="min-w-0">
                <span className={`block font-medium ${at > here ? 'text-ink-2' : ''}`}>{words.stage[stage]}</span>
                <span className="block text-xs whitespace-nowrap text-ink-3 tabular">
                  {items.filter(({ state }) => state === 'done').length}/{items.length}
                  {stage === view.stage && <span className="ml-1.5 font-medium text-accent">{texts.here}</span>}
                </span>
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
