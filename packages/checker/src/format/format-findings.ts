import type { Finding } from '../finding.ts';
import { formatJson } from './json.ts';
import { formatMarkdown } from './markdown.ts';
import { formatSarif } from './sarif.ts';
import { formatText } from './text.ts';

export const findingFormats = ['text', 'json', 'sarif', 'markdown'] as const;
export type FindingFormat = (typeof findingFormats)[number];

/** Findings as text for people or for programs; ends with a line feed. */
export function formatFindings(findings: readonly Finding[], format: FindingFormat): string {
  switch (format) {
    case 'text':
      return formatText(findings);
    case 'json':
      return formatJson(findings);
    case 'sarif':
      return formatSarif(findings);
    case 'markdown':
      return formatMarkdown(findings);
  }
}
