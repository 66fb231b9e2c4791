import type { Finding } from '../finding.ts';

/** Findings as a table for a review or a ticket (CommonMark with tables), worst first, and a line that counts. */
export function formatMarkdown(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'No findings.\n';
  const rows = findings
    .toSorted((one, other) => order.indexOf(standingOf(one)) - order.indexOf(standingOf(other)))
    .map((finding) => {
      const { id, file, line, column, message, counterexample, fix, waiver } = finding;
      const answered = waiver === null ? '' : ` Waived by ${waiver.owner} until ${waiver.until}: ${waiver.because}`;
      const cells = [
        standingOf(finding),
        id,
        `${file}:${line}:${column}`,
        message,
        counterexample ?? '',
        `${fix}${answered}`,
      ];
      return `| ${cells.map(cell).join(' | ')} |`;
    });
  const head = ['| | rule | place | what | for example | mend |', '|---|---|---|---|---|---|'];
  return `${[...head, ...rows].join('\n')}\n`;
}

const order = ['error', 'warning', 'waived'] as const;

function standingOf({ severity, waiver }: Finding): (typeof order)[number] {
  return waiver === null ? severity : 'waived';
}

/** Nothing in a cell ends it, begins markup or leads elsewhere. */
function cell(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ').replace(/[\\`*_[\]<>|#!&~]/g, '\\$&');
}
