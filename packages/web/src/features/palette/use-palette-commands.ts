import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { queries } from '../../client/queries.ts';
import { texts } from '../../messages/en/palette.ts';
import { texts as shellTexts } from '../../messages/en/shell.ts';
import { words } from '../../messages/en/words.ts';
import { openDeclare } from '../declare/declare-state.ts';
import { rankOf } from './rank.ts';
import { useCommandsOfPage } from './palette-state.ts';
import type { PaletteCommand } from './palette-state.ts';

const most = 40;

/** What fits to the typed words, the best first. */
export function usePaletteCommands(typed: string): readonly PaletteCommand[] {
  const all = [...useCommandsOfPage(), ...usePlaces(), ...useIncidents()];
  if (typed.trim() === '') return all.slice(0, most);
  return all
    .map((command) => ({ command, rank: rankOf(typed, `${command.title} ${command.hint ?? ''}`) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank)
    .slice(0, most)
    .map(({ command }) => command);
}

function usePlaces(): readonly PaletteCommand[] {
  const navigate = useNavigate();
  const place = (
    to:
      | '/now'
      | '/inbox'
      | '/incidents'
      | '/plan'
      | '/clocks'
      | '/approvals'
      | '/on-call'
      | '/contacts'
      | '/follow-ups'
      | '/insights',
    title: string,
    icon: PaletteCommand['icon'],
  ) => ({
    id: to,
    title: texts.goTo(title),
    icon,
    run: () => void navigate({ to }),
  });
  return [
    { id: 'declare', title: texts.declare, icon: 'plus', hint: 'c', run: () => openDeclare() },
    place('/now', shellTexts.now, 'now'),
    place('/inbox', shellTexts.inbox, 'inbox'),
    place('/incidents', shellTexts.incidents, 'incidents'),
    place('/plan', shellTexts.plan, 'plan'),
    place('/clocks', shellTexts.clocks, 'clock'),
    place('/approvals', shellTexts.approvals, 'shield'),
    place('/on-call', shellTexts.onCall, 'bell'),
    place('/contacts', shellTexts.contacts, 'person'),
    place('/follow-ups', shellTexts.followUps, 'done'),
    place('/insights', shellTexts.insights, 'eye'),
    {
      id: 'ask-the-plan',
      title: texts.ask,
      icon: 'question',
      run: () => void navigate({ to: '/plan', search: { part: 'ask' } }),
    },
  ];
}

function useIncidents(): readonly PaletteCommand[] {
  const navigate = useNavigate();
  const { data } = useInfiniteQuery(queries.incidents());
  const known = data?.pages.flatMap(({ items }) => items) ?? [];
  return known.map(({ id, reference, title, severity, status }) => ({
    id,
    title: `${reference} ${title ?? ''}`,
    hint: status === 'open' ? words.severity[severity] : words.status[status],
    icon: 'incidents',
    run: () => void navigate({ to: '/incidents/$ref', params: { ref: reference } }),
  }));
}
