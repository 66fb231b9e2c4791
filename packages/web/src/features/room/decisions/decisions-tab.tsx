import { useState } from 'react';
import type { JSX } from 'react';
import { texts as evidenceTexts } from '../../../messages/en/evidence.ts';
import { writtenTexts } from '../../../messages/en/reports.ts';
import { texts, workTexts } from '../../../messages/en/room.ts';
import { words } from '../../../messages/en/words.ts';
import { decisionTexts } from '../../../messages/en/timeline.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { Section } from '../../../ui/section.tsx';
import { When } from '../../../ui/when.tsx';
import { useNames } from '../../common/use-names.ts';
import { useRoom } from '../room-context.ts';
import { ChangesPart } from './changes-part.tsx';
import { NotesPart } from './notes-part.tsx';
import { PrivilegePart } from './privilege-part.tsx';
import { DecideDialog } from '../work/decide-dialog.tsx';

/** What was chosen and why, in order. */
export function DecisionsTab(): JSX.Element {
  const { view, open } = useRoom();
  const [deciding, setDeciding] = useState(false);
  const names = useNames();
  const record = open && (
    <Button icon="decision" onClick={() => setDeciding(true)}>
      {workTexts.decideOther}
    </Button>
  );
  return (
    <section aria-label={texts.tab.decisions} className="pb-6">
      {view.decisions.length === 0 ? (
        <EmptyState icon="decision" title={decisionTexts.empty} action={record}>
          {decisionTexts.emptyText}
        </EmptyState>
      ) : (
        <Section title={texts.tab.decisions} count={view.decisions.length} actions={record}>
          <ol>
            {view.decisions.map(({ number, decision, choice, rationale, marking, by, at }) => (
              <li key={number} className="flex gap-3 border-t border-line px-3 py-2.5 last:border-b md:px-5">
                <span className="w-8 shrink-0 text-ink-3 tabular">D-{number}</span>
                <div className="min-w-0 flex-1">
                  {marking.kind === 'counsel-directed' && choice === null && rationale === null ? (
                    <p className="text-ink-3">{writtenTexts.withheld}</p>
                  ) : (
                    <>
                      <p className="font-medium">
                        <InertText text={choice} lines />
                      </p>
                      <p className="text-ink-2">
                        <InertText text={rationale} lines />
                      </p>
                    </>
                  )}
                  <p className="flex flex-wrap items-center gap-x-2 pt-0.5 text-xs text-ink-3">
                    <InertText text={names(by)} />
                    <When at={at} />
                    {decision !== null && <span>{words.spellId(decision)}</span>}
                    {marking.kind === 'counsel-directed' && (
                      <Badge tone="info" icon="lock">
                        {evidenceTexts.counsel}
                      </Badge>
                    )}
                  </p>
                </div>
              </li>
            ))}
          </ol>
        </Section>
      )}
      <NotesPart />
      <ChangesPart />
      <PrivilegePart />
      {deciding && <DecideDialog id={null} title={null} onClose={() => setDeciding(false)} />}
    </section>
  );
}
