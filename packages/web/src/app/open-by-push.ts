/**
 * A push message that was clicked leads to its page in the window that is open already, as a link would: the router
 * knows what is typed there. Only addresses of this server, from the worker of this server.
 */
export function openByPush(open: (path: string) => void): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data === null || typeof data !== 'object' || !('kind' in data) || data.kind !== 'muster-open') return;
    if (!('address' in data) || typeof data.address !== 'string' || !URL.canParse(data.address)) return;
    const { origin, pathname, search, hash } = new URL(data.address);
    if (origin === window.location.origin) open(`${pathname}${search}${hash}`);
  });
}
