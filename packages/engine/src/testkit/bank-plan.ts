import { starterPlan } from './run-incident.ts';

/** A bank that lends by a system of its own making: more laws, and a step that alters the system. */
export const bankPlan = starterPlan
  .replace('nis2: important-entity }', 'nis2: important-entity, dora: financial-entity, sec: registrant }')
  .replace('roles: { ai-act: deployer, gdpr: controller }', 'roles: { ai-act: provider, gdpr: controller }')
  .replace('jurisdictions: [IE, EU, US-CA]', 'jurisdictions: [IE, EU, US]')
  .replace('does: disable-tool, hold: refunds, tool: refunds, gate: none', 'does: roll-back, hold: refunds, gate: none')
  .replace('  ruled_out:\n    { eu-dora-19: No financial entity,', '  ruled_out:\n    {')
  .replace('eu-aia-73-2-general: No high-risk system, eu-aia-73-3-critical-or-widespread: No high-risk system,', '')
  .replace('us-sec-8k-105: Not listed in the US, ', '')
  .replace(
    '  law:\n',
    '  alarms: [25]\n  law:\n    eu-dora-19: { tell: The central bank }\n    us-sec-8k-105: { tell: The SEC }\n    eu-aia-73-2-general: { tell: The market surveillance authority }\n    eu-aia-73-3-critical-or-widespread: { tell: The market surveillance authority }\n',
  )
  .replace(
    '  aware_at:',
    '  classified_major_at: { ask: When was it classified as major?, time: true, answered_by: [legal] }\n  determined_material_at: { ask: When was it found material?, time: true, answered_by: [executive, legal] }\n  authority_informed_at: { ask: When was the authority informed?, time: true, answered_by: [legal] }\n  aware_at:',
  );
