import type { FoundFault } from '../fault.ts';
import type { PlainValue } from '../yaml/read-yaml.ts';
import { bypassFaults } from './bypasses.ts';
import { conditionFaults } from './conditions.ts';
import { contactFaults } from './contact-data.ts';
import { gateFaults } from './gates.ts';
import { nameFaults } from './names.ts';
import { referenceFaults } from './references.ts';
import { templateFaults } from './templates.ts';

/** Rules that a plan cannot break: each looks at the raw plan and tells all its faults. */
export const everyRule: readonly ((plan: PlainValue) => FoundFault[])[] = [
  nameFaults,
  referenceFaults,
  conditionFaults,
  contactFaults,
  gateFaults,
  bypassFaults,
  templateFaults,
];
