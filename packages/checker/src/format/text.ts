import type { Finding } from '../finding.ts';

/** One line for each finding, `file:line:column: error APR-01: message`, and a closing line that counts. */
export function formatText(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'No findings.\n';
  const lines = findings.map(
    ({ file, line, column, severity, id, message }) => `${file}:${line}:${column}: ${severity} ${id}: ${message}`,
  );
  return `${[...lines, closingLine(findings)].map(printable).join('\n')}\n`;
}

function closingLine(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  return `${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`;
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
