import type { JSX } from 'react';
import type { Answer } from '../../client/route-name.ts';
import { texts } from '../../messages/en/insights.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { NumberTable, TableCell } from './number-table.tsx';
import { spell } from './spread-table.tsx';

type Group = Answer<'insights.show'>['groups'][number];

interface Props {
  readonly groups: readonly Group[];
  readonly whole: Group;
}

/** The groups beside each other, and all of them together at the end. */
export function GroupTable({ groups, whole }: Props): JSX.Element {
  return (
    <NumberTable label={texts.groups} columns={Object.values(texts.columns)}>
      {groups.map((group) => (
        <GroupRow key={group.key ?? ''} group={group} title={group.key === null ? texts.noSystem : group.title} />
      ))}
      <GroupRow group={whole} title={texts.all} />
    </NumberTable>
  );
}

function GroupRow({ group, title }: { readonly group: Group; readonly title: string }): JSX.Element {
  const { incidents, open, deviations, metrics, margins, approvals } = group;
  const median = (name: string) => spell(metrics.find((each) => each.name === name)?.median ?? null);
  return (
    <tr className="border-b border-line">
      <TableCell head>
        <InertText text={title} />
      </TableCell>
      <TableCell>{incidents}</TableCell>
      <TableCell>{open}</TableCell>
      <TableCell>{deviations}</TableCell>
      <TableCell>{median('triage')}</TableCell>
      <TableCell>{median('effective-containment')}</TableCell>
      <TableCell>{texts.of(margins.missed, margins.count)}</TableCell>
      <TableCell>{spell(margins.least)}</TableCell>
      <TableCell>{texts.of(approvals.late, approvals.asked)}</TableCell>
    </tr>
  );
}
