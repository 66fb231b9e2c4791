import type { Fault, FaultCode } from '@muster/plan';
import type { Finding, FindingSeverity } from '../finding.ts';

/** What every rule says about itself: a rule is one file under `rules/`, registered, with a severity and a way to mend. */
export interface FormRule {
  readonly id: string;
  /** L0: the text has the form of a plan. */
  readonly layer: 'L0';
  readonly severity: FindingSeverity;
  /** What the rule looks at, in one line. */
  readonly title: string;
  /** How its findings are mended. */
  readonly fix: string;
}

/** L0: a plan text that does not compile. Every fault code of the plan language has one rule. */
export const formRules: Readonly<Record<FaultCode, FormRule>> = {
  yaml: rule(
    'L0-yaml',
    'The text is YAML',
    'Correct indentation, quotes and brackets at the place named, or on the line before.',
  ),
  'too-large': rule(
    'L0-too-large',
    'The plan stays within its limits',
    'Shorten the plan or flatten its lists and maps.',
  ),
  'forbidden-yaml': rule(
    'L0-forbidden-yaml',
    'Plain YAML only',
    'Write repeated parts out; remove anchors, aliases, tags and further documents.',
  ),
  'bad-name': rule('L0-bad-name', 'Names are ids', 'Use lower case with hyphens; facts use underscores.'),
  missing: rule('L0-missing', 'Everything compulsory is there', 'Add what the plan reference lists for this place.'),
  'unknown-key': rule(
    'L0-unknown-key',
    'Every key is known',
    'Correct the spelling, or remove the key. Put text that holds commas or colons in quotes.',
  ),
  'wrong-type': rule(
    'L0-wrong-type',
    'Every value has the form its key needs',
    'Give the value the form that the plan reference shows.',
  ),
  'unknown-value': rule('L0-unknown-value', 'Every value is one of those allowed', 'Choose one of the values named.'),
  'bad-time': rule(
    'L0-bad-time',
    'Time limits can be read',
    'Write a number and a unit, like "30 min" or "2 business days".',
  ),
  'unknown-reference': rule(
    'L0-unknown-reference',
    'Everything named exists',
    'Declare what is named, or name something declared.',
  ),
  duplicate: rule('L0-duplicate', 'Nothing stands twice', 'Keep one of the two.'),
  'contact-data': rule(
    'SEC-01',
    'No personal contact data in the file',
    'Name seats; people and their addresses are kept by the instance.',
  ),
  'function-without-deputy': rule('OWN-02', 'Every function has a deputy who is not its lead', 'Name a second person.'),
  'gate-missing': rule('APR-06', 'Every mandatory gate is there', 'Add the gate under `approvals`.'),
  'gate-quorum': rule(
    'APR-01',
    'Enough approvers without the one who asks',
    'Add deputies to the function, or ask for fewer approvals.',
  ),
  'gate-silence': rule(
    'APR-10',
    'Silence escalates in time and never approves',
    'Name seats to ask next, and a moment before the limit.',
  ),
  'gate-break-glass': rule(
    'APR-08',
    'Nobody goes ahead alone with what cannot be undone',
    'Remove break_glass from this gate.',
  ),
  'gate-bypassed': rule('APR-06', 'Every risky action is behind a gate', 'Name the gate that this action needs.'),
  'template-unreadable': rule('COM-01', 'Texts of notices can be read', 'Mend the tag or the filter that is named.'),
  'no-because': rule('APR-06', 'Whatever has no gate says why', 'Add `because:` with the reason.'),
  'condition-size': rule('L0-condition-size', 'Conditions are small', 'Split the condition into several rules.'),
  'condition-syntax': rule(
    'L0-condition-syntax',
    'Conditions can be read',
    'Correct the condition; only comparisons, &&, ||, !, in, ? : and atLeast are allowed.',
  ),
  'condition-name': rule('L0-condition-name', 'Conditions name what exists', 'Declare the fact, or correct its name.'),
  'condition-type': rule(
    'L0-condition-type',
    'Conditions compare like with like',
    'Compare a fact with one of its own values.',
  ),
};

/** The finding that a fault of the plan text is. */
export function formFinding({ code, file, line, column, path, message }: Fault): Finding {
  const { id, severity, fix } = formRules[code];
  return {
    id,
    severity,
    file,
    line,
    column,
    path,
    message,
    fix,
    subject: null,
    counterexample: null,
    waiver: null,
  };
}

function rule(id: string, title: string, fix: string): FormRule {
  return { id, layer: 'L0', severity: 'error', title, fix };
}
