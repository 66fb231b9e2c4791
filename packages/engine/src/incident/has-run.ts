import type { Action } from './incident.ts';

/** Whether it has changed something, wholly or in part, and was not taken back. */
export function hasRun(action: Action): boolean {
  switch (action.progress.kind) {
    case 'executed':
    case 'proven':
    case 'failed-in-part':
      return true;
    case 'waiting':
    case 'preserving':
    case 'refused':
    case 'undone':
      return false;
  }
}
