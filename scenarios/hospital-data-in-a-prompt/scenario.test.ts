import { holdScenario } from '../dsl/hold-scenario.ts';
import { play, seats, start } from './scenario.ts';

const plan = '../../packages/plan/starters/us-health.yaml';

holdScenario('Data of patients stands in prompts across a change of the clocks', import.meta.url, seats, play, {
  plan,
  start,
  stores: ['fake'],
});
