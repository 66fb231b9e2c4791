import type { ClockView } from '@muster/api';
import { useState } from 'react';
import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { clockCommandTexts as texts } from '../../../messages/en/incident-clocks.ts';
import { words } from '../../../messages/en/words.ts';
import { serverNow } from '../../../ui/corrected-clock.ts';
import { SelectField, TextArea, TextField } from '../../../ui/field.tsx';
import { fromLocalInput, toLocalInput } from '../../../ui/local-input.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { CommandDialog } from '../../common/command-dialog.tsx';
import { ReasonDialog } from '../../common/reason-dialog.tsx';
import { useRoom } from '../room-context.ts';

interface OfClock {
  readonly clock: ClockView;
  readonly onClose: () => void;
}

interface OfStage extends OfClock {
  readonly stage: ClockView['stages'][number];
}

/** Whether it applies, and why. */
export function DecideClockDialog({ clock, onClose }: OfClock): JSX.Element {
  const { incident } = useRoom();
  const [answer, setAnswer] = useState<'applies' | 'does-not-apply'>('applies');
  const command = useCommand('clocks.decide', { onDone: onClose });
  return (
    <ReasonDialog
      title={`${texts.decide}: ${clock.title}`}
      description={texts.decideText}
      confirm={texts.record}
      command={command}
      onClose={onClose}
      onSubmit={(rationale) =>
        command.mutate({ params: { incident, clock: clock.clock }, body: { answer, rationale } })
      }
    >
      <Segmented
        label={texts.decide}
        value={answer}
        options={[
          { value: 'applies' as const, title: texts.applies },
          { value: 'does-not-apply' as const, title: texts.doesNotApply },
        ]}
        onChange={setAnswer}
      />
    </ReasonDialog>
  );
}

/** A report as it was sent: when, its reference, its proof, and why it is late where it is. */
export function ReportClockDialog({ clock, stage, onClose }: OfStage): JSX.Element {
  const { incident, view } = useRoom();
  const [sent, setSent] = useState(() => toLocalInput(serverNow()));
  const [reference, setReference] = useState('');
  const [proof, setProof] = useState('');
  const [late, setLate] = useState('');
  const command = useCommand('clocks.report', { onDone: onClose });
  const sentAt = fromLocalInput(sent);
  const isLate = stage.strictDue !== null && sentAt > stage.strictDue;
  const params = { incident, clock: clock.clock, stage: stage.stage };
  return (
    <CommandDialog
      open
      title={texts.reportTitle(`${clock.title}, ${words.spellId(stage.stage)}`)}
      description={texts.reportText}
      confirm={texts.record}
      command={command}
      onClose={onClose}
      onSubmit={() =>
        command.mutate({
          params,
          body: {
            sentAt,
            reference: reference.trim() === '' ? null : reference,
            proof: proof === '' ? null : Number(proof),
            lateBecause: isLate && late.trim() !== '' ? late : null,
          },
        })
      }
    >
      <TextField
        label={texts.sentAt}
        type="datetime-local"
        step={1}
        required
        value={sent}
        onChange={(event) => setSent(event.target.value)}
      />
      <TextField
        label={texts.reference}
        optional
        maxLength={4000}
        value={reference}
        onChange={(event) => setReference(event.target.value)}
      />
      <SelectField
        label={texts.proof}
        optional
        placeholder={texts.noProof}
        options={view.evidence.map(({ number, title }) => ({
          value: String(number),
          title: `E-${number} ${title ?? ''}`,
        }))}
        value={proof}
        onChange={(event) => setProof(event.target.value)}
      />
      {isLate && (
        <TextArea
          label={texts.late}
          required
          maxLength={4000}
          value={late}
          onChange={(event) => setLate(event.target.value)}
        />
      )}
    </CommandDialog>
  );
}

/** One stage that is not reported. */
export function WaiveClockDialog({ clock, stage, onClose }: OfStage): JSX.Element {
  const { incident } = useRoom();
  const command = useCommand('clocks.waive', { onDone: onClose });
  const params = { incident, clock: clock.clock, stage: stage.stage };
  return (
    <ReasonDialog
      title={`${texts.waive}: ${clock.title}, ${words.spellId(stage.stage)}`}
      description={texts.waiveText}
      confirm={texts.record}
      command={command}
      onClose={onClose}
      onSubmit={(reason) => command.mutate({ params, body: { reason } })}
    />
  );
}

/** An authority asks for silence. */
export function SuspendClockDialog({ clock, onClose }: OfClock): JSX.Element {
  const { incident } = useRoom();
  const [authority, setAuthority] = useState('');
  const [reference, setReference] = useState('');
  const [until, setUntil] = useState('');
  const command = useCommand('clocks.suspend', { onDone: onClose });
  return (
    <CommandDialog
      open
      title={`${texts.suspend}: ${clock.title}`}
      description={texts.suspendText}
      confirm={texts.record}
      command={command}
      onClose={onClose}
      onSubmit={() =>
        command.mutate({
          params: { incident, clock: clock.clock },
          body: { authority, reference, until: until === '' ? null : fromLocalInput(until) },
        })
      }
    >
      <TextField
        label={texts.authority}
        required
        maxLength={4000}
        value={authority}
        onChange={(event) => setAuthority(event.target.value)}
      />
      <TextField
        label={texts.reference}
        required
        maxLength={4000}
        value={reference}
        onChange={(event) => setReference(event.target.value)}
      />
      <TextField
        label={texts.until}
        type="datetime-local"
        step={1}
        optional
        hint={texts.untilHint}
        value={until}
        onChange={(event) => setUntil(event.target.value)}
      />
    </CommandDialog>
  );
}

/** The silence ends before its time. */
export function ResumeClockDialog({ clock, onClose }: OfClock): JSX.Element {
  const { incident } = useRoom();
  const command = useCommand('clocks.resume', { onDone: onClose });
  return (
    <ReasonDialog
      title={`${texts.resume}: ${clock.title}`}
      description={texts.resumeText}
      confirm={texts.record}
      command={command}
      onClose={onClose}
      onSubmit={(reason) => command.mutate({ params: { incident, clock: clock.clock }, body: { reason } })}
    />
  );
}
