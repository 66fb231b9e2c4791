import type { Finding } from '../finding.ts';

/**
 * One line for each finding, `file:line:column: error APR-01: message`, below it a case that shows it and who answers
 * for it, and a closing line that counts.
 */
export function formatText(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'No findings.\n';
  return `${[...findings.flatMap(linesOf), closingLine(findings)].map(printable).join('\n')}\n`;
}

function linesOf({ file, line, column, severity, id, message, counterexample, waiver }: Finding): readonly string[] {
  const standing = waiver === null ? severity : `waived ${severity}`;
  return [
    `${file}:${line}:${column}: ${standing} ${id}: ${message}`,
    ...(counterexample === null ? [] : [`    For example: ${counterexample}`]),
    ...(waiver === null ? [] : [`    Waived by ${waiver.owner} until ${waiver.until}: ${waiver.because}`]),
  ];
}

function closingLine(findings: readonly Finding[]): string {
  const open = findings.filter(({ waiver }) => waiver === null);
  const errors = open.filter(({ severity }) => severity === 'error').length;
  const counts = [counted(errors, 'error'), counted(open.length - errors, 'warning')];
  const waived = findings.length - open.length;
  return `${[...counts, ...(waived === 0 ? [] : [`${waived} waived`])].join(', ')}.`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** A plan's text cannot steer a terminal: control characters are shown as their number. */
function printable(text: string): string {
  return text.replaceAll(
    /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
