import { holdScenario } from '../dsl/hold-scenario.ts';
import { play, seats, start } from './scenario.ts';

const plan = '../../packages/plan/starters/saas-chatbot.yaml';

holdScenario('A vendor is down on the night of a holiday, and Muster for two hours', import.meta.url, seats, play, {
  plan,
  start,
  stores: ['fake'],
});
