import { changesOf, isVerified, lawPacks } from '@muster/clocks/law';
import type { LawPack, Length, Regime, Stage, Term } from '@muster/clocks/law';

const head = `# Clocks of laws

Made by \`npm run docs\` from the law packs of this version. How to count with them: [the guide](../guide/clocks.md); why
they are as they are: [0013](../adr/0013-law-packs.md). This is no legal advice.

*Verified* means that somebody read the text of the law itself, in its official place or in a word-for-word copy.
*Unverified* clocks are built on what others quote or tell, and so is a relation marked *not read*. Either way the
confidence is ours.

## How a length is counted
| rule | the law's last moment |
|---|---|
| \`hours_wallclock\` | so many hours later in absolute time; nights, weekends and holidays count |
| \`eu_1182_71_days\` | Reg. (EEC, Euratom) 1182/71 Art. 3: the day of the event is day 0; the end of day N at the recipient; a day off moves it to the next working day; two working days at least |
| \`eu_1182_71_months\` | the same: the end of the day with the same number, else of the month's last; then the same move |
| \`sec_business_days\` | the n-th business day of the Commission after the determination, 17:30 Eastern Time |
| \`business_days_exclude_day0\` | the end of the n-th business day after the day of the event |
| \`calendar_days_exclude_day0\` | the end of the n-th day after the day of the event, whatever day that is |
| \`calendar_days_strict\` | N times 24 hours; months end at the same time of day |
| none | the law has a word instead of a number |
`;

/** `docs/reference/clocks.md`. */
export function clocksPage(): string {
  return [head, ...lawPacks.map(packSection)].join('\n');
}

function packSection({ title, id, version, regimes }: LawPack): string {
  return [`## ${title}`, `Pack \`${id}\`, version ${version}.`, '', ...regimes.map(regimeSection)].join('\n');
}

function regimeSection(regime: Regime): string {
  const { id, title, status, appliesFrom, who, trigger, reading, citation, link } = regime;
  return [
    `### ${id}`,
    `**${title}.** ${status.replaceAll('_', ' ')}; ${isVerified(regime) ? 'verified' : 'unverified'}, confidence ${reading.confidence}. ${appliesFrom.words}`,
    '',
    `- Who: ${who}.`,
    `- What: ${trigger}.`,
    `- Text: ${link === null ? citation : `[${citation}](${link})`}. Read: ${reading.source} (${reading.on}).`,
    '',
    '| stage | from | length | rule | to | in our words | citation |',
    '|---|---|---|---|---|---|---|',
    ...regime.stages.map(stageRow),
    '',
    ...bullets(
      'Circumstances',
      changesOf(regime).map(
        ({ stage, circumstance, words, citation: at }) =>
          `${circumstance === null ? 'always' : `\`${circumstance}\``}, \`${stage}\`: ${words} (${at})`,
      ),
    ),
    ...bullets('Confirm with counsel', regime.unsettled),
    ...bullets('Other tables', regime.corrections),
    ...bullets('Besides', regime.notes),
    ...bullets(
      'Relations',
      regime.relations.map(
        ({ kind, words, citation: at, read }) =>
          `${kind.replaceAll('-', ' ')}: ${words} (${at}${read ? '' : ', not read'})`,
      ),
    ),
  ].join('\n');
}

function stageRow(stage: Stage): string {
  const { name, anchor, term, recipient, words, when, citation } = stage;
  const whole = `${words}${when === null ? '' : ` When: ${when}`}`;
  const cells = [`\`${name}\``, `\`${anchor}\``, lengthOf(term), ruleOf(term), recipient, whole, citation];
  return `| ${cells.join(' | ')} |`;
}

function bullets(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `- ${line}`), ''];
}

function lengthOf(term: Term): string {
  switch (term.kind) {
    case 'immediately':
    case 'open':
      return `“${term.wording}”`;
    case 'counted':
      return spell(term.length);
    case 'capped':
      return `${spell(term.length)}, at most ${spell(term.cap.length)} from \`${term.cap.anchor}\``;
  }
}

function spell({ count, unit }: Length): string {
  const words = unit.replace('-', ' ');
  return `${count} ${count === 1 ? words.replace(/s$/, '') : words}`;
}

function ruleOf(term: Term): string {
  return term.kind === 'counted' || term.kind === 'capped' ? `\`${term.rule}\`` : 'none';
}
