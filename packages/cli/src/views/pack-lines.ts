import type { PackFault, PackReport, PackSummary } from '@muster/ledger';
import type { Io } from '../io.ts';
import { paintFor } from '../output/paint.ts';
import { printable } from '../output/printable.ts';

/** What verification found, the verdict first. A pack comes from a stranger: every word of it is made harmless. */
export function packLines(io: Io, pack: string, report: PackReport): readonly string[] {
  const { strong, alarm } = paintFor(io);
  const { result, summary, faults, omittedFaults, complete } = report;
  const told = summary === undefined ? [] : summaryLines(summary);
  switch (result) {
    case 'authentic':
      return [
        `${strong('authentic')}: ${printable(pack)} is whole, and signed by the key you gave.`,
        ...told,
        ...beyond,
      ];
    case 'consistent':
      return [
        `${alarm('consistent, not authenticated')}: ${printable(pack)} is whole, but anybody may have made it.`,
        'Give the key that you got from elsewhere than this pack: --key FILE',
        ...told,
      ];
    case 'failed':
      return [
        `${alarm('failed')}: ${printable(pack)} is not what was signed. ${countOf(faults.length + omittedFaults)}:`,
        ...faults.map((fault) => `  ${printable(faultLine(fault))}`),
        ...(omittedFaults === 0 ? [] : [`  and ${omittedFaults} more`]),
        ...(complete ? [] : ['It is too damaged to check every part.']),
      ];
  }
}

const beyond = [
  'No pack can show that the whole log was not rewritten and signed anew: compare size and root with a checkpoint kept outside.',
];

function summaryLines({ subject, organisation, origin, treeSize, rootHash, counts }: PackSummary): readonly string[] {
  const { entries, plans, contents, evidence, withheld } = counts;
  return [
    `  subject  ${subject.reference ?? subject.id} of ${organisation}`,
    `  ledger   ${origin}, ${treeSize} entries, root ${rootHash ?? 'unknown'}`,
    `  holds    ${entries} entries, ${plans} plans, ${contents} contents, ${evidence} evidence; ${withheld} withheld`,
  ].map(printable);
}

function faultLine({ code, part, entry, offset, message }: PackFault): string {
  const where = [
    part,
    ...(entry === undefined ? [] : [`entry ${entry}`]),
    ...(offset === undefined ? [] : [`byte ${offset}`]),
  ];
  return `${where.join(', ')}: ${message} [${code}]`;
}

function countOf(faults: number): string {
  return faults === 1 ? '1 fault' : `${faults} faults`;
}
