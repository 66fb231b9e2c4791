import { holdScenario } from '../dsl/hold-scenario.ts';
import { play, seats } from './scenario.ts';

const plan = '../../packages/plan/starters/eu-bank.yaml';

holdScenario('A credit model discriminates in a regulated process', import.meta.url, seats, play, {
  plan,
  stores: ['fake'],
});
