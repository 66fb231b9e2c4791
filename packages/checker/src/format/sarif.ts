import type { Finding } from '../finding.ts';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** SARIF 2.1.0 (OASIS), for code hosts: one run, the rules that found something, one result for each finding. */
export function formatSarif(findings: readonly Finding[]): string {
  const rules = rulesOf(findings);
  const ids = rules.map(({ id }) => id);
  const run = {
    tool: { driver: { name: 'muster', semanticVersion: '0.1.0', rules } },
    columnKind: 'utf16CodeUnits',
    results: findings.map((finding) => resultOf(finding, ids.indexOf(finding.id))),
  };
  return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

interface SarifRule {
  readonly id: string;
  readonly help: { readonly text: string };
  readonly defaultConfiguration: { readonly level: Finding['severity'] };
}

function rulesOf(findings: readonly Finding[]): SarifRule[] {
  const rules = new Map<string, SarifRule>();
  for (const { id, fix, severity } of findings) {
    if (!rules.has(id)) rules.set(id, { id, help: { text: fix }, defaultConfiguration: { level: severity } });
  }
  return [...rules.values()];
}

function resultOf(finding: Finding, ruleIndex: number) {
  const { id, severity, message, counterexample, file, line, column, path, waiver } = finding;
  return {
    ruleId: id,
    ruleIndex,
    level: severity,
    message: { text: counterexample === null ? message : `${message} ${counterexample}` },
    ...(waiver === null
      ? {}
      : { suppressions: [{ kind: 'inSource', status: 'accepted', justification: waiver.because }] }),
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: line, startColumn: column } },
        logicalLocations: path === '' ? [] : [{ fullyQualifiedName: path }],
      },
    ],
  };
}

/** A relative path as a URI reference (RFC 3986): every part escaped, slashes kept. Lone surrogates become U+FFFD. */
function uriOf(file: string): string {
  return file.toWellFormed().split(/[\\/]/).map(encodeURIComponent).join('/');
}
