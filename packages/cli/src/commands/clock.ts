import { lawRegimes, regimeDue } from '@muster/clocks/law';
import type { Regime } from '@muster/clocks/law';
import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { formatOption } from '../common-options.ts';
import type { Io } from '../io.ts';
import { readAnchors, readChoices } from '../law/read-anchors.ts';
import { findLaw } from '../law/find-law.ts';
import { print } from '../output/print.ts';
import type { Format } from '../output/print.ts';
import { clockLines, regimeTable } from '../views/clock-lines.ts';
import { clockAnswer, regimeSummary } from '../views/clock-answer.ts';

/** Counts the clocks of a law. */
export const command = defineCommand({
  name: 'clock',
  summary: 'Count the clocks of a law from what happened when. It needs no server.',
  details:
    'strict_due is the period taken strictly: let alarms go by it. legal_latest is the last moment that the law gives by its own way of counting. Nothing is guessed: a clock whose anchor is not given has no instant.',
  operands: ['regime?'],
  options: {
    anchor: {
      type: 'string',
      value: 'NAME=ISO',
      multiple: true,
      help: 'When it happened, with its offset: aware_at=2026-11-24T09:30Z',
    },
    zone: {
      type: 'string',
      value: 'ZONE',
      help: 'Time zone of whoever receives the report: Europe/Dublin. Else that of the law.',
    },
    holidays: {
      type: 'string',
      value: 'CALENDAR',
      help: 'Whose holidays count: IE. Else those of the country of the zone.',
    },
    circumstance: {
      type: 'string',
      value: 'NAME',
      multiple: true,
      help: 'What of this case changes a term; the clocks name them.',
    },
    list: { type: 'boolean', help: 'Every law there is.' },
    ...formatOption,
  },
  async run(io, { regime: id, list, format, anchor, zone, holidays, circumstance }) {
    if (list && id === undefined) return showList(io, format);
    if (list || id === undefined) throw oneOrTheOther();
    const regime = findLaw(id);
    const choices = readChoices(regime, { zone, holidays, circumstances: circumstance });
    const found = regimeDue(regime, readAnchors(regime, anchor), choices);
    if (!found.ok) throw cannotCount(regime, found.message);
    return print(io, format, clockAnswer(regime, found.stages), () => clockLines(io, regime, found.stages));
  },
});

function showList(io: Io, format: Format | undefined) {
  const regimes = [...lawRegimes.values()];
  return print(io, format, { regimes: regimes.map(regimeSummary) }, () => regimeTable(io, regimes));
}

function oneOrTheOther(): CliError {
  return new CliError('usage', {
    what: 'Name one law, or ask for the list.',
    where: 'muster clock',
    mend: 'muster clock eu-gdpr-33 --anchor aware_at=2026-11-24T09:30Z, or muster clock --list',
  });
}

function cannotCount({ id }: Regime, what: string): CliError {
  return new CliError('calendar', {
    what,
    where: `muster clock ${id}`,
    mend: 'Count by hand, and confirm with counsel.',
  });
}
