import type { JSX } from 'react';
import { texts } from '../../messages/en/on-call.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';

/** Where a calendar program reads the shifts. */
export function CalendarDialog({
  schedule,
  onClose,
}: {
  readonly schedule: string;
  readonly onClose: () => void;
}): JSX.Element {
  const address = `${location.origin}/api/v1/on-call/${encodeURIComponent(schedule)}/calendar.ics`;
  return (
    <Dialog open onClose={onClose} title={texts.calendarTitle} description={texts.calendarText}>
      <DialogBody>
        <p className="rounded-md bg-sunken px-2.5 py-2 font-mono text-xs break-all">{address}</p>
        <CopyButton text={address} label={texts.copyAddress} />
      </DialogBody>
    </Dialog>
  );
}
