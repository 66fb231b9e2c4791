import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPlan, findingFormats, formatFindings } from './index.ts';
import { checkedAt, soundPlan } from './testkit/sound-plan.ts';

const packages = join(import.meta.dirname, '..', '..');
const starter = soundPlan;

/** The starter plan with three faults: an unknown key, a gate that is bypassed, a fact that does not exist. */
const broken = starter
  .replace('  holidays: IE', '  hollidays: IE')
  .replace(
    '        does: stop\n        hold: enabled\n        gate: stop-revenue-feature',
    '        does: stop\n        hold: enabled\n        gate: none\n        because: In a hurry',
  )
  .replace('when: critical_process_stopped, because', 'when: critical_proces_stopped, because');

const lineOf = (part: string): number => broken.slice(0, broken.indexOf(part)).split('\n').length;

describe('checking a plan', () => {
  it('finds nothing in a sound one', () => {
    expect(checkPlan(starter, 'plan.yaml', checkedAt)).toEqual([]);
  });

  it('finds each fault with its rule, place and remedy, in the order of the text', () => {
    const findings = checkPlan(broken, 'plans/plan.yaml', checkedAt);
    expect(findings.map(({ id, line, path }) => ({ id, line, path }))).toEqual([
      { id: 'L0-missing', line: lineOf('organisation:'), path: 'organisation.holidays' },
      { id: 'L0-unknown-key', line: lineOf('hollidays'), path: 'organisation.hollidays' },
      {
        id: 'APR-06',
        line: lineOf('gate: none\n        because: In a hurry'),
        path: 'systems.support-assistant.contain.stop.gate',
      },
      { id: 'L0-condition-name', line: lineOf('critical_proces_stopped'), path: 'severity.high.rules[2].when' },
    ]);
    for (const { severity, file, fix } of findings)
      expect({ severity, file, fixed: fix.length > 10 }).toEqual({
        severity: 'error',
        file: 'plans/plan.yaml',
        fixed: true,
      });
  });
});

describe('findings as text', () => {
  it('are one line each, that an editor can jump to, and are counted', () => {
    const lines = formatFindings(checkPlan(broken, 'plan.yaml', checkedAt), 'text').split('\n');
    expect(lines[1]).toBe(
      'plan.yaml:9:3: error L0-unknown-key: "hollidays" is no key of `organisation`. Did you mean "holidays"? Correct or remove it.',
    );
    expect(lines.slice(-2)).toEqual(['4 errors, 0 warnings.', '']);
    expect(formatFindings([], 'text')).toBe('No findings.\n');
  });

  it('cannot steer a terminal', () => {
    const text = formatFindings(checkPlan('"\\e[2J\\u202Egate": 1', 'a\u001b[31m.yaml', checkedAt), 'text');
    expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
    expect(text).toContain('\\u001b[2J');
  });
});

describe('findings for programs', () => {
  it('as JSON come back as they were', () => {
    const findings = checkPlan(broken, 'plan.yaml', checkedAt);
    expect(JSON.parse(formatFindings(findings, 'json'))).toEqual({ version: 1, findings });
  });

  it('as SARIF 2.1.0 carry rule, level and region, also when there are none', () => {
    const sarif = JSON.parse(formatFindings(checkPlan(broken, 'plans/my plan.yaml', checkedAt), 'sarif'));
    expect(sarif).toMatchObject({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'muster' } }, columnKind: 'utf16CodeUnits' }],
    });
    const [run] = sarif.runs;
    expect(run.tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual([
      'L0-missing',
      'L0-unknown-key',
      'APR-06',
      'L0-condition-name',
    ]);
    expect(run.results[1]).toMatchObject({
      ruleId: 'L0-unknown-key',
      ruleIndex: 1,
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'plans/my%20plan.yaml' },
            region: { startLine: 9, startColumn: 3 },
          },
          logicalLocations: [{ fullyQualifiedName: 'organisation.hollidays' }],
        },
      ],
    });
    expect(JSON.parse(formatFindings([], 'sarif'))).toMatchObject({ runs: [{ results: [] }] });
  });

  it.each(findingFormats)('%s ends with one line feed', (format) => {
    expect(formatFindings(checkPlan(broken, 'plan.yaml', checkedAt), format)).toMatch(/[^\n]\n$/);
  });
});

describe('the reference of the plan language', () => {
  it('explains every rule that can find something', async () => {
    const { formRules } = await import('./rules/form.ts');
    const reference = readFileSync(join(packages, '..', 'docs', 'reference', 'plan.md'), 'utf8');
    const codes = Object.keys(formRules);
    expect(codes.length).toBeGreaterThan(20);
    for (const code of codes) expect(reference, code).toContain(`\`${code}\``);
  });
});
