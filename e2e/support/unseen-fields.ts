/** Where a mapping looks. */
export const mapped = ['title', 'system', 'key', 'group', 'startsAt'];

/** What nothing here can fill: no channel and no tracker is set up, and no month is over. Their own tests play them. */
export const unfilled = [
  'contact.add address',
  'signal.redact reason',
  'signal.ticket-preview note',
  'signal.ticket note',
  'signal.ticket reason',
  'recurrence.review found',
  'notice.send addresses[]',
  'notice.send-letters-again letters[].address',
];

/** Where a text is kept for the record and for the audit, and no screen shows it: there it cannot act. */
export const unseen = new Map([
  ...['set', 'try'].flatMap((word) =>
    mapped
      .filter((place) => word === 'try' || place !== 'title')
      .map((place): [string, string] => [
        `mapping.${word} ${word === 'try' ? 'mapping.' : ''}${place}.otherwise`,
        'mappings are set at the terminal',
      ]),
  ),
  ['person.remove reason', 'in the record of the person'],
  ['person.redact-name reason', 'in the record of the person'],
  ['signal.decline reason', 'in the record of the signals'],
  ['signal.decline ticket', 'in the record of the signals'],
  ['signal.redact reason', 'in the record of the signals; played where reports with files are tested'],
  ['signal.ticket-preview note', 'shown to whoever typed it; played where tickets are made'],
  ['signal.ticket note', 'leaves with the ticket; no screen shows it again'],
  ['signal.ticket reason', 'in the record of the signals'],
  ['action.amend reason', 'in the full record alone, as that of what was amended'],
  ['follow-up.redact reason', 'in the record of the follow-up'],
  ['contact.add address', 'a channel takes an address that it can reach, and shows it masked'],
  ['notice.send addresses[]', 'only what is an e-mail address is taken'],
  ['notice.send-letters-again letters[].address', 'only what is an e-mail address is taken'],
  ['recurrence.review found', 'in the record of the month'],
  ['incident-set.leave reason', 'in the record of the set'],
  ['incident.list text', 'a search: what was typed stays with whoever typed it'],
]);
