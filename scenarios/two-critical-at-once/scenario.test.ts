import { holdScenario } from '../dsl/hold-scenario.ts';
import { play, seats } from './scenario.ts';

const plan = '../../packages/plan/starters/saas-chatbot.yaml';

holdScenario('Two critical incidents want the same people', import.meta.url, seats, play, { plan, stores: ['fake'] });
