import { describe, expect, it } from 'vitest';
import { marked, smallPlanWith } from '../fixtures/small-plan.ts';
import { parsePlan } from '../index.ts';

const place = 'when: stopped,';

/** Puts YAML for the condition of `severity.high` into the plan; « stands where each fault must be told. */
function faultsOf(yaml: string): {
  readonly found: readonly string[];
  readonly places: readonly string[];
  readonly wanted: readonly string[];
} {
  const { text, places } = marked(smallPlanWith([place, `when: ${yaml},`]));
  const parsed = parsePlan(text, 'plan.yaml');
  const faults = parsed.ok ? [] : parsed.faults;
  return {
    found: faults.map(({ code, message }) => `${code}: ${message}`),
    places: faults.map(({ line, column }) => `${line}:${column}`),
    wanted: places,
  };
}

describe('a condition with faults', () => {
  it.each([
    [
      'an unknown fact, nearly spelt',
      `'stopped && «people_afected >= 1'`,
      'condition-name',
      'Did you mean "people_affected"?',
    ],
    ['two unknown facts at once', `'«one || «two'`, 'condition-name', '"one" is no fact'],
    [
      'a value outside the ordered list',
      `'atLeast(exposed_data, «"confidential")'`,
      'condition-type',
      'It can be: none, internal, personal.',
    ],
    [
      'an equality with a value that cannot be',
      `'exposed_data == «"intrenal"'`,
      'condition-type',
      'Did you mean "internal"?',
    ],
    ['an ordered fact compared by sign', `'«exposed_data > "none"'`, 'condition-type', 'write atLeast(name, "level")'],
    [
      'a number compared with a word',
      `'people_affected == «"many"'`,
      'condition-type',
      'a number cannot be compared with the word "many"',
    ],
    ['a number compared with a fraction', `'people_affected > «1.5'`, 'condition-syntax', 'This value is not allowed'],
    ['atLeast of a number', `'atLeast(«people_affected, "1")'`, 'condition-type', 'this is a number'],
    ['a number as the answer', `'«people_affected'`, 'condition-type', 'not a yes-or-no answer'],
    ['a number inside an and', `'stopped && «people_affected'`, 'condition-type', 'not a yes-or-no answer'],
    ['a time', `'«aware_at == "x"'`, 'condition-type', 'cannot read times'],
    [
      'a type that is not declared',
      `'type == «"prompt-injecton"'`,
      'condition-type',
      'Did you mean "prompt-injection"?',
    ],
    ['a field that systems do not have', `'«system.revenu'`, 'condition-name', 'Did you mean "revenue"?'],
    ['the severity itself', `'atLeast(«severity, "high")'`, 'condition-name', 'it follows from these rules'],
    ['a loop', `'[1, 2]«.exists(x, x > 1)'`, 'condition-syntax', 'Loops'],
    ['a pattern', `'exposed_data«.matches("a+")'`, 'condition-syntax', '"matches" is no function'],
    ['arithmetic', `'people_affected «+ 1 > 2'`, 'condition-syntax', '"+" is not allowed'],
    ['an index', `'system«["use"] == "x"'`, 'condition-syntax', 'is not allowed'],
    ['a missing operand', `'stopped «||'`, 'condition-syntax', 'cannot be read from "||" on'],
    ['nothing', `'«'`, 'condition-syntax', 'ends too early'],
    [
      'apostrophes doubled in single quotes',
      `'type == ''prompt-injection'' || «nobody'`,
      'condition-name',
      '"nobody" is no fact',
    ],
    [
      'escaped quotes in double quotes',
      `"type == \\"prompt-injection\\" || «nobody"`,
      'condition-name',
      '"nobody" is no fact',
    ],
    ['no quotes at all', `stopped || «nobody`, 'condition-name', '"nobody" is no fact'],
  ])('%s', (_, yaml, code, message) => {
    const { found, places, wanted } = faultsOf(yaml);
    expect(places).toEqual(wanted);
    for (const fault of found) expect(fault).toContain(`${code}: `);
    expect(found[0]).toContain(message);
  });

  it('is told on its own line of a folded block', () => {
    const { text, places } = marked(
      smallPlanWith(
        [`rules: [{ when: stopped, because: Stopped }]`, `rules:`],
        [`, opens: [assistant.stop] }`, ` }`],
      ).replace(
        '  high: { posture: All at once, rules: }',
        '  high:\n    posture: All at once\n    rules:\n      - because: Stopped\n        when: >-\n          stopped ||\n          «nobody ||\n            atLeast(exposed_data,   «"all")',
      ),
    );
    const parsed = parsePlan(text, 'plan.yaml');
    expect(parsed.ok ? [] : parsed.faults.map(({ line, column }) => `${line}:${column}`)).toEqual(places);
  });

  it.each([
    ['too long', `stopped${' || stopped'.repeat(100)}`, 'characters; 1000 are allowed'],
    ['too many parts', Array.from({ length: 110 }, () => '!true').join('||'), 'parts; 200 are allowed'],
    ['brackets without end', '('.repeat(400) + 'stopped' + ')'.repeat(400), 'nested deeper than 16'],
    ['lists without end', 'stopped in ' + '['.repeat(450) + ']'.repeat(450), 'nested deeper than 16'],
    ['nested loops', '[1,2,3].all(a, [1,2,3].all(b, [1,2,3].all(c, a + b + c > 0)))', 'Loops'],
    ['a pattern that backtracks', 'exposed_data.matches("(a+)+$")', '"matches" is no function'],
    ['a number of 900 digits', `people_affected > ${'9'.repeat(900)}`, 'not allowed'],
  ])('bombs are refused at once: %s', (_, cel, message) => {
    const before = performance.now();
    const { found } = faultsOf(`'${cel}'`);
    expect(performance.now() - before).toBeLessThan(500);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^condition-(size|syntax|type): /);
    expect(found[0]).toContain(message);
  });

  it.each([`'${'!'.repeat(900)}stopped'`, `'people_affected > ${'-'.repeat(900)}1'`])(
    'a long tail of signs is read at once',
    (yaml) => {
      expect(faultsOf(yaml).found).toEqual([]);
    },
  );

  it('refuses to read more facts than can be judged while they are unknown', () => {
    const facts = Array.from(
      { length: 13 },
      (_, index) => `  f${index}: { ask: x?, yes_no: true, answered_by: [legal] }\n`,
    ).join('');
    const all = Array.from({ length: 13 }, (_, index) => `f${index}`).join(' || ');
    const parsed = parsePlan(
      smallPlanWith(['  stopped: {', `${facts}  stopped: {`], [place, `when: ${all},`]),
      'plan.yaml',
    );
    expect(parsed.ok ? [] : parsed.faults.map(({ message }) => message)).toEqual([
      expect.stringContaining('8192 combinations of values; 4096 are allowed'),
    ]);
  });
});
