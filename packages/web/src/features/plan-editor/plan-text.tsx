import type { Finding } from '@muster/checker';
import { blocks } from '@muster/checker';
import { useRef } from 'react';
import type { JSX, KeyboardEvent, RefObject } from 'react';
import { editorTexts as texts } from '../../messages/en/plan-editor.ts';

/** Pixels of one line; the gutter and the text share it. */
export const lineHeight = 20;

interface Props {
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly onChange: (text: string) => void;
}

/** The text of the plan with the numbers of its lines, and a mark at each line that something was found in. */
export function PlanText({ area, text, findings, onChange }: Props): JSX.Element {
  const gutter = useRef<HTMLDivElement>(null);
  const lines = text.split('\n').length;
  const worst = new Map<number, 'error' | 'warning'>();
  for (const finding of findings)
    if (blocks(finding) || !worst.has(finding.line)) worst.set(finding.line, blocks(finding) ? 'error' : 'warning');
  return (
    <div className="flex h-[60vh] min-h-80 overflow-hidden rounded-lg border border-line-strong/60 bg-surface font-mono text-xs focus-within:outline-2 focus-within:outline-accent lg:h-[calc(100dvh-13rem)]">
      <div
        ref={gutter}
        aria-hidden="true"
        className="relative w-12 shrink-0 overflow-hidden border-r border-line bg-sunken text-right text-ink-3 select-none"
      >
        <pre className="py-2 pr-2 leading-5">{numbersUpTo(lines)}</pre>
        {[...worst].map(([line, kind]) => (
          <span
            key={line}
            style={{ top: 8 + (line - 1) * lineHeight }}
            className={`absolute left-1 h-5 leading-5 font-bold ${kind === 'error' ? 'text-danger' : 'text-warn'}`}
          >
            {kind === 'error' ? '●' : '▲'}
          </span>
        ))}
      </div>
      <textarea
        ref={area}
        aria-label={texts.text}
        aria-describedby="editor-keys"
        value={text}
        spellCheck={false}
        wrap="off"
        autoComplete="off"
        onChange={({ target }) => onChange(target.value)}
        onScroll={({ currentTarget }) => {
          if (gutter.current !== null) gutter.current.scrollTop = currentTarget.scrollTop;
        }}
        onKeyDown={indent}
        className="min-w-0 flex-1 resize-none overflow-auto bg-transparent px-2 py-2 leading-5 whitespace-pre text-ink outline-none"
      />
    </div>
  );
}

function numbersUpTo(lines: number): string {
  return Array.from({ length: lines }, (_, at) => at + 1).join('\n');
}

/** A new line begins where the last one began. Tab leaves the field, as everywhere. */
function indent(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  const begin = value.lastIndexOf('\n', selectionStart - 1) + 1;
  const space = /^ */.exec(value.slice(begin, selectionStart))?.[0] ?? '';
  if (space === '') return;
  event.preventDefault();
  event.currentTarget.setRangeText(`\n${space}`, selectionStart, selectionEnd, 'end');
  event.currentTarget.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
