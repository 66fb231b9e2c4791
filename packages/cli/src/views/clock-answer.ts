import { anchorsOf, changesOf, isVerified } from '@muster/clocks/law';
import type { Regime, StageDue } from '@muster/clocks/law';

/** What `muster clock REGIME` tells a program. */
export function clockAnswer(regime: Regime, stages: readonly StageDue[]) {
  const { id, title, status, appliesFrom, citation, link, reading, unsettled, corrections, notes, relations } = regime;
  return {
    regime: id,
    title,
    status,
    applies_from: appliesFrom.date,
    applies: appliesFrom.words,
    verified: isVerified(regime),
    citation,
    link,
    reading,
    circumstances: changesOf(regime),
    stages: stages.map((stage) => ({
      name: stage.name,
      anchor: stage.anchor,
      state: stage.state,
      strict_due: stage.strictDue,
      legal_latest: stage.legalLatest,
      rule: stage.rule,
      calendar: stage.calendar,
      calendar_version: stage.calendarVersion,
      zone: stage.zone,
      missing: stage.missing,
      when: stage.when,
      recipient: stage.recipient,
      words: stage.words,
      citation: stage.citation,
    })),
    confirm_with_counsel: unsettled,
    corrections,
    notes,
    relations,
  };
}

/** One line of `muster clock --list`. */
export function regimeSummary(regime: Regime) {
  const { id, title, jurisdiction, status, appliesFrom, reading } = regime;
  return {
    regime: id,
    title,
    jurisdiction,
    status,
    applies_from: appliesFrom.date,
    verified: isVerified(regime),
    confidence: reading.confidence,
    anchors: anchorsOf(regime),
  };
}
