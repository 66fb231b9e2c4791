import { holdScenario } from '../dsl/hold-scenario.ts';
import { play, seats, start } from './scenario.ts';

const plan = '../../packages/plan/starters/saas-chatbot.yaml';

holdScenario('An agent acts beyond its authority and nobody answers at any gate', import.meta.url, seats, play, {
  plan,
  start,
  stores: ['fake'],
});
