import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkerRules } from '@muster/checker';
import type { RuleDescription } from '@muster/checker';

const rulesFolder = join(import.meta.dirname, '..', '..', 'packages', 'checker', 'src', 'rules');

/** One page for each rule of the checker, `rules/APR-02.md`, and `rules.md` that lists them; by path under docs/reference. */
export function rulePages(): ReadonlyMap<string, string> {
  const pages = checkerRules.map((rule): [string, string] => [`rules/${rule.id}.md`, rulePage(rule)]);
  return new Map([['rules.md', listPage()], ...pages]);
}

const listHead = `# Rules of the checker

Made by \`npm run docs\` from the rules of this version. \`muster check PLAN\` holds a plan against all of them. An error keeps
a plan from being activated, a warning is shown. A finding can be waived in the plan: \`waivers\` names the rule, what it
concerns, who answers for it, until when and why. A text that does not compile is told by the codes of
[the plan reference](plan.md) alone.

| rule | layer | severity | what it looks at |
|---|---|---|---|
`;

function listPage(): string {
  const rows = checkerRules.map(
    ({ id, layer, severity, title }) => `| [${id}](rules/${id}.md) | ${layer} | ${severity} | ${title} |`,
  );
  return `${listHead}${rows.join('\n')}\n`;
}

const layers = { L1: 'seen in the plan as it stands', L2: 'found by going through every case' } as const;
const severities = { error: 'keeps a plan from being activated', warning: 'is shown' } as const;

function rulePage({ id, layer, severity, title, fix }: RuleDescription): string {
  const facts = [
    `- **Layer** ${layer}: ${layers[layer]}.`,
    `- **Severity** ${severity}: ${severities[severity]}.`,
    `- **Mend** ${fix}`,
  ];
  return `# ${id}: ${title}\n\n${docBlockOf(id)}\n\n${facts.join('\n')}\n\nAll rules: [the list](../rules.md).\n`;
}

/** The doc-block of the rule's const, as paragraphs. Throws where a rule has none: every page says what is looked at. */
function docBlockOf(id: string): string {
  const source = readFileSync(join(rulesFolder, `${id === 'L1-waiver' ? 'waivers' : id.toLowerCase()}.ts`), 'utf8');
  const block = /\/\*\*((?:(?!\*\/)[^])*)\*\/\nexport const \w+: Rule = /.exec(source)?.[1];
  if (block === undefined) throw new Error(`The rule ${id} has no doc-block before its const.`);
  return block
    .split('\n')
    .map((line) => line.replace(/^ \* ?/, '').trim())
    .join('\n')
    .trim();
}
