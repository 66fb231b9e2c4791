import type { PlanView } from '@muster/api';
import { fromLocalInput } from '../../../ui/local-input.ts';

/** What was typed or chosen, as a value of the question's kind. */
export function valueOf(kind: PlanView['facts'][number]['answer']['kind'], typed: string): string | number | boolean {
  switch (kind) {
    case 'yes-no':
      return typed === 'true';
    case 'number':
      return Number(typed);
    case 'ordered':
    case 'choice':
      return typed;
    case 'set':
      return typed === '' ? 'none' : typed;
    case 'time':
      return fromLocalInput(typed);
  }
}
