import { useState } from 'react';
import type { JSX } from 'react';
import { subscribeDevice } from '../../client/push-device.ts';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/reach.ts';
import { Button } from '../../ui/button.tsx';
import { say } from '../../ui/toasts.tsx';
import { sayRefusal } from '../common/say-refusal.tsx';

interface Props {
  /** What browsers subscribe with, as the server says. */
  readonly serverKey: string;
}

/** Adds this browser, or the telephone that Muster is installed on, to what calls go over. */
export function PushButton({ serverKey }: Props): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  const add = useCommand('contacts.add', { onDone: () => say({ title: texts.thisDeviceSent }) });
  async function subscribe(): Promise<void> {
    setAsking(true);
    const device = await subscribeDevice(serverKey).finally(() => setAsking(false));
    if (device.kind === 'fault') say({ title: texts.thisDeviceFaults[device.fault], tone: 'danger' });
    else add.mutate({ body: { channel: 'push', address: device.address } }, { onError: sayRefusal });
  }
  return (
    <Button icon="bell" busy={isAsking || add.isPending} onClick={() => void subscribe()}>
      {texts.thisDevice}
    </Button>
  );
}
