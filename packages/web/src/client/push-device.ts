/** Why this browser cannot be reached by push messages. */
export type PushFault = 'unsupported' | 'denied' | 'failed';

/** What the server keeps of this browser: where and for whom to seal. */
export type PushDevice =
  | { readonly kind: 'subscribed'; readonly address: string }
  | { readonly kind: 'fault'; readonly fault: PushFault };

const workerAddress = '/push-worker.js';

interface TrustedTypes {
  /** Gives what the browser takes as the address of a script: an object of its own that is written as a string. */
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes;
  }
}

let worker: string | null = null;

/** The one script that this page lets in by its address; the policy of the page knows no other name. */
function trustedWorker(): string {
  const only = (url: string) => {
    if (url !== workerAddress) throw new TypeError(`No worker is at ${url}.`);
    return url;
  };
  worker ??=
    window.trustedTypes?.createPolicy('muster-worker', { createScriptURL: only }).createScriptURL(workerAddress) ??
    workerAddress;
  return worker;
}

function canBePushed(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

/** Subscribes this browser under the key of the server; one that has subscribed under another key does so anew. */
export async function subscribeDevice(key: string): Promise<PushDevice> {
  if (!canBePushed()) return { kind: 'fault', fault: 'unsupported' };
  if ((await Notification.requestPermission()) !== 'granted') return { kind: 'fault', fault: 'denied' };
  try {
    const registered = await navigator.serviceWorker.register(trustedWorker(), { scope: '/' });
    await navigator.serviceWorker.ready;
    const former = await registered.pushManager.getSubscription();
    await former?.unsubscribe();
    const options = { userVisibleOnly: true, applicationServerKey: key };
    const { endpoint, keys } = (await registered.pushManager.subscribe(options)).toJSON();
    return { kind: 'subscribed', address: JSON.stringify({ endpoint, keys, key }) };
  } catch {
    return { kind: 'fault', fault: 'failed' };
  }
}

/** Ends the subscription of this browser where it is the one that `masked` shows. */
export async function unsubscribeDevice(masked: string | null): Promise<void> {
  if (masked === null || !canBePushed()) return;
  const registered = await navigator.serviceWorker.getRegistration('/');
  const own = await registered?.pushManager.getSubscription();
  if (own && masked.endsWith(`…${own.endpoint.slice(-6)}`)) await own.unsubscribe();
}
