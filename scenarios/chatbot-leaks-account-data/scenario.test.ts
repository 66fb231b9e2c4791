import { holdScenario } from '../dsl/hold-scenario.ts';
import { play, seats } from './scenario.ts';

holdScenario('A support chatbot leaks account data after prompt injection', import.meta.url, seats, play);
