import type { CompiledPlan, ContainmentKind } from '@muster/plan';
import { entry } from '../../entry.ts';
import { refuse } from '../../refusal.ts';
import type { Refusal, Result } from '../../refusal.ts';
import type { Action, Incident } from '../incident.ts';
import { timeOf } from './anchors-of.ts';
import type { IncidentClock } from './incident-clock.ts';

/** The decision of legal that an alteration goes ahead before the authority is informed. */
export const alterationRisk = 'alter-before-authority-informed';

/**
 * Art. 73(6) of the AI Act: a provider does not alter the system so that the causes could no longer be evaluated, before
 * the authority is informed. What isolates never waits. The hold ends with the fact, with a report, or with the risk that
 * legal has put on record.
 */
export function alterationWaits(plan: CompiledPlan, incident: Incident, action: Action): Result<never, Refusal> | null {
  const does = entry(plan.actions, action.action)?.does ?? null;
  if (does === null || !alters(does)) return null;
  const holding = Object.values(incident.clocks).find(holds);
  const free =
    timeOf(incident, 'authority_informed_at') !== null ||
    incident.decisions.some(({ decision }) => decision === alterationRisk);
  if (holding === undefined || free) return null;
  return refuse(
    'action/alteration-waits',
    `A-${action.number} alters the system, and no authority is informed yet (AI Act Art. 73(6)).`,
    `Answer authority_informed_at, report ${holding.key}, or let legal decide ${alterationRisk}. A stop does not wait.`,
    holding.clause,
  );
}

function holds({ of, role, applicability, stages }: IncidentClock): boolean {
  const provider = of.startsWith('eu-aia-73-') && role === 'ai-act/provider';
  const informed = Object.values(stages).some(({ reports }) => reports.length > 0);
  return provider && applicability.kind !== 'does-not-apply' && !informed;
}

function alters(does: ContainmentKind): boolean {
  switch (does) {
    case 'roll-back':
      return true;
    case 'throttle':
    case 'disable-tool':
    case 'read-only':
    case 'fallback':
    case 'revoke-credential':
    case 'restrict-access':
    case 'rotate-credential':
    case 'quarantine':
    case 'stop':
      return false;
  }
}
