import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { printable } from '../output/printable.ts';
import { sampleView } from '../testkit/sample-view.ts';
import { testIo } from '../testkit/test-io.ts';
import { exactLines } from './exact-action.ts';
import { incidentSheet } from './incident-sheet.ts';

const { io, remove } = testIo({ terminal: true, now: '2026-11-23T09:10:00Z' });
afterAll(remove);

describe('the sheet of an incident', () => {
  test('says at 3 a.m. what it is, how bad, why, and what to do first', () => {
    expect(incidentSheet(io, sampleView()).join('\n')).toBe(
      `INC-1  Gives out account numbers
severity  HIGH
          because Confidential data was exposed [severity.high.rules[0]]
          could be critical: material unanswered (Material risk)
stage     contain
owner     Gives out account numbers
type      prompt-injection of support-assistant
tags      AML.T0051
declared  09:00 (10 min ago), times in Europe/Dublin
next due  08:50 (20 min late)  Tell leadership

Your obligations
  09:30 (in 20 min)  Approve or refuse A-1  approval:A-1
  no deadline  Attach evidence  evidence:access-logs

Obligations of others
  08:50 (20 min late)  Tell leadership · security  task:late

Actions
  A-1 Shut the assistant down [support-assistant.stop]: waiting
    asked by Gives out account numbers: Gives out account numbers
    gate stop-revenue-feature: 1 of operations, 1 of security, by 09:35 (in 25 min)
    approved by Gives out account numbers for operations
    still needed: security
    digest ${'a'.repeat(64)}

Facts
  exposed_data = Gives out account numbers · Gives out account numbers
  people_affected unknown, because Gives out account numbers · gone
  material not answered yet: Is it material?

Evidence
  E-1 application-logs: Gives out account numbers (3.0 MiB, content 01890000-0000-7000-8000-000000000002, SHA-256 ${'c'.repeat(64)})
  missing: access-logs

Decisions
  D-1 containment: Gives out account numbers · Gives out account numbers · Gives out account numbers [directed by counsel]`,
    );
  });

  test('marks a drill, and says where nothing is asked of the reader', () => {
    const lines = incidentSheet(io, { ...sampleView(), kind: 'exercise', reference: 'DRL-1', obligations: [] });
    expect(lines[0]).toMatch(/^DRILL DRL-1/);
    expect(lines).toContain('next due  nothing has a deadline');
    expect(lines).toContain('  Nothing is asked of you now.');
  });

  test('is one harmless line for each line, whatever people and systems wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const view = sampleView(`${text}\u001B[2J\u202E`);
        const lines = [...incidentSheet(io, view), ...view.actions.flatMap((action) => exactLines(view, action))];
        return lines.every((line) => line === printable(line));
      }),
    );
  });

  test('is coloured on a terminal alone, and not where NO_COLOR is set', () => {
    const coloured = { ...io, environment: {} };
    expect(incidentSheet(coloured, sampleView()).join('')).toContain('\u001B[1;31mHIGH\u001B[0m');
    const piped = { ...coloured, stdout: { ...io.stdout, isTTY: false } };
    expect(incidentSheet(piped, sampleView())).toEqual(incidentSheet(io, sampleView()));
  });
});
