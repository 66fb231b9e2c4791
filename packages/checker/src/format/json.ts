import type { Finding } from '../finding.ts';

/** `{ "version": 1, "findings": […] }`, for programs. */
export function formatJson(findings: readonly Finding[]): string {
  return `${JSON.stringify({ version: 1, findings }, null, 2)}\n`;
}
