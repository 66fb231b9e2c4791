import { blocks } from '@muster/checker';
import type { Finding } from '@muster/checker';
import type { JSX } from 'react';
import { editorTexts as texts } from '../../messages/en/plan-editor.ts';
import { Badge } from '../../ui/badge.tsx';
import { InertText } from '../../ui/inert-text.tsx';

interface Props {
  readonly findings: readonly Finding[];
  readonly onGo: (finding: Finding) => void;
}

/** What was found, in the order of the text: what is wrong, a case that shows it, and how to mend it. */
export function FindingsList({ findings, onGo }: Props): JSX.Element {
  if (findings.length === 0) return <p className="px-1 py-3 text-good">{texts.sound}</p>;
  return (
    <ul className="flex flex-col gap-2">
      {findings.map((finding, index) => (
        <li key={index} className="rounded-lg border border-line bg-raised px-3 py-2">
          <div className="flex flex-wrap items-center gap-2">
            <Badge tone={blocks(finding) ? 'danger' : 'warn'} icon={blocks(finding) ? 'late' : 'incidents'}>
              {finding.waiver !== null ? texts.waived : texts.severity[finding.severity]}
            </Badge>
            <span className="font-mono text-xs text-ink-2">{finding.id}</span>
            <button
              type="button"
              data-row
              onClick={() => onGo(finding)}
              className="inline-flex min-h-6 items-center text-accent underline underline-offset-2"
            >
              {texts.line(finding.line)}
            </button>
          </div>
          <p className="mt-1">
            <InertText text={finding.message} />
          </p>
          {finding.counterexample !== null && (
            <p className="mt-1 text-ink-2">
              <span className="font-medium">{texts.example} </span>
              <InertText text={finding.counterexample} />
            </p>
          )}
          <p className="mt-1 text-ink-2">
            <span className="font-medium">{texts.fix} </span>
            <InertText text={finding.fix} />
          </p>
        </li>
      ))}
    </ul>
  );
}
