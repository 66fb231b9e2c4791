import type { TagEntry } from './tag-entry.ts';

/** OWASP Top 10 for LLM Applications 2025: ids and names (genai.owasp.org). */
export const owaspLlm: readonly TagEntry[] = [
  ['LLM01:2025', 'Prompt Injection'],
  ['LLM02:2025', 'Sensitive Information Disclosure'],
  ['LLM03:2025', 'Supply Chain'],
  ['LLM04:2025', 'Data and Model Poisoning'],
  ['LLM05:2025', 'Improper Output Handling'],
  ['LLM06:2025', 'Excessive Agency'],
  ['LLM07:2025', 'System Prompt Leakage'],
  ['LLM08:2025', 'Vector and Embedding Weaknesses'],
  ['LLM09:2025', 'Misinformation'],
  ['LLM10:2025', 'Unbounded Consumption'],
];

/** OWASP Top 10 for Agentic Applications, December 2025: ids and names (genai.owasp.org). */
export const owaspAgentic: readonly TagEntry[] = [
  ['ASI01', 'Agent Goal Hijack'],
  ['ASI02', 'Tool Misuse & Exploitation'],
  ['ASI03', 'Identity & Privilege Abuse'],
  ['ASI04', 'Agentic Supply Chain Vulnerabilities'],
  ['ASI05', 'Unexpected Code Execution (RCE)'],
  ['ASI06', 'Memory & Context Poisoning'],
  ['ASI07', 'Insecure Inter-Agent Communication'],
  ['ASI08', 'Cascading Failures'],
  ['ASI09', 'Human-Agent Trust Exploitation'],
  ['ASI10', 'Rogue Agents'],
];
