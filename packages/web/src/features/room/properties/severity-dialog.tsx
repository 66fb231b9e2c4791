import { useState } from 'react';
import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { texts } from '../../../messages/en/properties.ts';
import { words } from '../../../messages/en/words.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { ReasonDialog } from '../../common/reason-dialog.tsx';
import { severities } from '../../common/severity.tsx';
import { useRoom } from '../room-context.ts';

/** Raising and lowering are two commands with two authorities; for the eye they are one choice. */
export function SeverityDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { incident, view } = useRoom();
  const [to, setTo] = useState(view.severity);
  const raise = useCommand('incidents.raiseSeverity', { onDone: onClose });
  const lower = useCommand('incidents.lowerSeverity', { onDone: onClose });
  const command = severities.indexOf(to) < severities.indexOf(view.severity) ? lower : raise;
  return (
    <ReasonDialog
      title={texts.setSeverity}
      description={texts.setSeverityText}
      confirm={texts.change}
      command={command}
      onClose={onClose}
      onSubmit={(reason) => command.mutate({ params: { incident }, body: { to, reason } })}
    >
      <div className="flex flex-wrap items-center gap-3">
        <Segmented
          label={texts.level}
          value={to}
          options={severities.map((value) => ({ value, title: words.severity[value] }))}
          onChange={setTo}
        />
        {to === view.severity && <span className="text-ink-3">{texts.same}</span>}
      </div>
    </ReasonDialog>
  );
}
