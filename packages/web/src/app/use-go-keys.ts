import { useNavigate } from '@tanstack/react-router';
import { openDeclare } from '../features/declare/declare-state.ts';
import { useShortcut } from '../ui/shortcuts.ts';

/** g and a letter goes to a place; c declares. */
export function useGoKeys(): void {
  const navigate = useNavigate();
  useShortcut('g n', () => void navigate({ to: '/now' }));
  useShortcut('g i', () => void navigate({ to: '/inbox' }));
  useShortcut('g c', () => void navigate({ to: '/incidents' }));
  useShortcut('g p', () => void navigate({ to: '/plan' }));
  useShortcut('g k', () => void navigate({ to: '/clocks' }));
  useShortcut('g a', () => void navigate({ to: '/approvals' }));
  useShortcut('g u', () => void navigate({ to: '/on-call' }));
  useShortcut('g f', () => void navigate({ to: '/follow-ups' }));
  useShortcut('g s', () => void navigate({ to: '/insights' }));
  useShortcut('g o', () => void navigate({ to: '/people' }));
  useShortcut('c', () => openDeclare());
}
