import { useState } from 'react';
import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { texts } from '../../../messages/en/wizard.ts';
import { Button } from '../../../ui/button.tsx';
import { Section } from '../../../ui/section.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { say } from '../../../ui/toasts.tsx';
import { Refusal } from '../../common/refusal.tsx';
import { useRoom } from '../room-context.ts';
import { nothingGiven, previewed, toRecord } from './given.ts';
import type { AllGiven, Given } from './given.ts';
import { WizardFollows } from './wizard-follows.tsx';
import { WizardQuestion } from './wizard-question.tsx';

type Shown = 'one' | 'all';

const ways: readonly { readonly value: Shown; readonly title: string }[] = [
  { value: 'one', title: texts.one },
  { value: 'all', title: texts.all },
];

/** The plan's questions, one at a time or all on a page; what would follow stands beside them as one answers. */
export function Wizard({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { incident, plan, view } = useRoom();
  const questions = plan?.facts ?? [];
  const open = questions.findIndex(({ id }) => view.facts.find(({ fact }) => fact === id)?.state === 'not-asked');
  const [shown, setShown] = useState<Shown>('one');
  const [at, setAt] = useState(Math.max(0, open));
  const [given, setGiven] = useState<AllGiven>({});
  const answers = toRecord(questions, given);
  const count = Object.keys(answers).length;
  const command = useCommand('incidents.recordFacts', {
    onDone: () => {
      say({ title: texts.recorded(count) });
      onClose();
    },
  });
  const change = (id: string, next: Given) => setGiven({ ...given, [id]: next });
  const asked = shown === 'all' ? questions : questions.slice(at, at + 1);
  const last = at >= questions.length - 1;
  return (
    <Section
      title={texts.title}
      actions={<Segmented label={texts.how} value={shown} options={ways} onChange={setShown} />}
    >
      <div className="grid gap-4 px-3 md:px-5 lg:grid-cols-[minmax(0,1fr)_minmax(18rem,24rem)]">
        <form
          className="flex min-w-0 flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            command.mutate({ params: { incident }, body: { answers } });
          }}
        >
          {shown === 'one' && (
            <p aria-live="polite" className="text-xs text-ink-3 tabular">
              {texts.at(at + 1, questions.length)}
            </p>
          )}
          {asked.map((question) => (
            <WizardQuestion
              key={question.id}
              question={question}
              given={given[question.id] ?? nothingGiven}
              onChange={(next) => change(question.id, next)}
            />
          ))}
          <Refusal error={command.error} />
          <div className="flex flex-wrap gap-2">
            {shown === 'one' && (
              <>
                <Button disabled={at === 0} onClick={() => setAt(at - 1)}>
                  {texts.back}
                </Button>
                <Button look={last ? 'plain' : 'primary'} disabled={last} onClick={() => setAt(at + 1)}>
                  {texts.next}
                </Button>
              </>
            )}
            <Button
              look={shown === 'all' || last ? 'primary' : 'plain'}
              type="submit"
              disabled={count === 0}
              busy={command.isPending}
            >
              {texts.record(count)}
            </Button>
            <Button look="quiet" onClick={onClose}>
              {texts.leave}
            </Button>
          </div>
        </form>
        <WizardFollows answers={previewed(questions, given)} />
      </div>
    </Section>
  );
}
