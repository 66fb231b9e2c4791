import { blocks } from '@muster/checker';
import type { Finding } from '@muster/checker';
import { Link, useBlocker } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { JSX, KeyboardEvent } from 'react';
import { editorTexts as texts } from '../../messages/en/plan-editor.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { ChangeList } from '../plan/versions/change-list.tsx';
import { EditForms } from './edit-forms.tsx';
import { FindingsList } from './findings-list.tsx';
import { goToLine, lineOf } from './go-to-line.ts';
import { PlanText } from './plan-text.tsx';
import { ProposePlanDialog } from './propose-dialog.tsx';
import { useCheckedText } from './use-checked-text.ts';

const parts = ['findings', 'changes', 'forms'] as const;

interface Props {
  readonly inForce: string;
  readonly version: string;
}

/** The text, what the checker finds in it, what it changes, and the forms for common edits. */
export function PlanEditor({ inForce, version }: Props): JSX.Element {
  const [text, setText] = useState(inForce);
  const [part, setPart] = useState<(typeof parts)[number]>('findings');
  const [proposing, setProposing] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const sent = useRef(false);
  const checked = useCheckedText(text, inForce);
  const findings = checked?.findings ?? [];
  const errors = findings.filter(blocks).length;
  const isChanged = text !== inForce;
  useBlocker({
    shouldBlockFn: () => isChanged && !sent.current && !confirm(texts.leave),
    enableBeforeUnload: () => isChanged && !sent.current,
  });
  const go = (finding: Finding | undefined) => {
    if (area.current !== null && finding !== undefined) goToLine(area.current, finding.line, finding.column);
  };
  const step = (by: 1 | -1) => {
    const line = area.current === null ? 0 : lineOf(area.current);
    go(
      by === 1
        ? (findings.find((each) => each.line > line) ?? findings[0])
        : (findings.findLast((each) => each.line < line) ?? findings.at(-1)),
    );
  };
  const onKeys = (event: KeyboardEvent) => {
    if (event.key !== 'F8') return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  };
  const isFresh = checked !== null && checked.text === text;
  return (
    <div onKeyDown={onKeys} role="presentation">
      <PageTitle title={texts.title}>
        <span role="status" className={errors > 0 ? 'font-medium text-danger' : 'text-ink-2'}>
          {isFresh ? texts.found(errors, findings.length - errors) : texts.checking}
        </span>
        <span className="flex flex-wrap gap-1.5 sm:ml-auto">
          <Button icon="up" disabled={findings.length === 0} onClick={() => step(-1)}>
            {texts.previous}
          </Button>
          <Button icon="lower" disabled={findings.length === 0} onClick={() => step(1)}>
            {texts.next}
          </Button>
          <Button disabled={!isChanged} onClick={() => setText(inForce)}>
            {texts.reset}
          </Button>
          <Link to="/plan" className={buttonClass()}>
            {texts.back}
          </Link>
          <Button look="primary" disabled={!isChanged || !isFresh || errors > 0} onClick={() => setProposing(true)}>
            {texts.propose}
          </Button>
        </span>
      </PageTitle>
      <div className="grid gap-4 px-3 py-3 md:px-5 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
        <div className="min-w-0">
          <PlanText area={area} text={text} findings={findings} onChange={setText} />
          <p id="editor-keys" className="mt-1 text-xs text-ink-3">
            {texts.keys}
          </p>
        </div>
        <div className="min-w-0 lg:h-[calc(100dvh-11.5rem)] lg:overflow-y-auto">
          <Tabs
            label={texts.parts}
            value={part}
            tabs={parts.map((value) => ({
              value,
              title: texts.part[value],
              count: { findings: findings.length, changes: checked?.changes?.length ?? 0, forms: null }[value],
            }))}
            onChange={setPart}
          >
            <div className="py-3">
              {part === 'findings' && checked !== null && <FindingsList findings={findings} onGo={go} />}
              {part === 'changes' &&
                checked !== null &&
                (checked.changes === null ? (
                  <p className="text-ink-2">{texts.notComparable}</p>
                ) : (
                  <ChangeList changes={checked.changes} />
                ))}
              {part === 'forms' && <EditForms text={text} changes={checked?.changes ?? null} onChange={setText} />}
            </div>
          </Tabs>
        </div>
      </div>
      {proposing && checked !== null && (
        <ProposePlanDialog
          source={text}
          checked={checked}
          replaces={version}
          onClose={() => setProposing(false)}
          onProposed={() => {
            sent.current = true;
          }}
        />
      )}
    </div>
  );
}
