/** A table for people, JSON for programs. Without it: a table on a terminal, JSON when piped. */
export const formatOption = {
  format: { type: 'string', value: 'FORM', oneOf: ['json', 'table'], help: 'A table on a terminal, JSON when piped.' },
} as const;

/** Options of every command that speaks with a server. */
export const serverOptions = {
  server: { type: 'string', value: 'URL', help: 'Which Muster. Else MUSTER_SERVER, else http://127.0.0.1:7373.' },
  ...formatOption,
} as const;

/** Options of a command that says yes, no or go to one exact action. */
export const digestOption = {
  digest: { type: 'string', value: 'SHA256', help: 'The action exactly as you read it. Else it is read and shown.' },
  yes: { type: 'boolean', help: 'Do not ask on the terminal.' },
} as const;

export const severities = ['low', 'medium', 'high', 'critical'] as const;
export const stages = ['detect', 'classify', 'contain', 'investigate', 'recover', 'review'] as const;
