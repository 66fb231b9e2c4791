import { holdScenario } from '../dsl/hold-scenario.ts';
import { play, seats } from './scenario.ts';

const plan = '../../packages/plan/starters/small-company.yaml';

holdScenario('An internal assistant misleads staff while the lead is absent', import.meta.url, seats, play, {
  plan,
  stores: ['fake'],
});
