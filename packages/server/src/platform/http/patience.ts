import type { IncomingMessage } from 'node:http';

/** How long the server waits for a request, in milliseconds. */
export interface Patience {
  /** For the whole of a request; bytes that a known caller sends may take longer, as long as they come. */
  readonly whole: number;
  /** For the next byte of those. */
  readonly idle: number;
}

export const usualPatience: Patience = { whole: 60_000, idle: 30_000 };

/**
 * Ends requests that do not become whole, so that connections held open by a trickle do not add up. What happens after
 * the last byte, such as a flush of the disk, may take as long as it takes.
 */
export function createBodyDeadlines({ whole, idle }: Patience) {
  const watches = new WeakMap<IncomingMessage, NodeJS.Timeout>();
  const watch = (request: IncomingMessage, every: number, isOver: () => boolean) => {
    clearInterval(watches.get(request));
    const look = () => {
      if (request.complete) clearInterval(watches.get(request));
      else if (isOver()) request.destroy();
    };
    watches.set(request, setInterval(look, every).unref());
  };
  return {
    begin(request: IncomingMessage): void {
      watch(request, whole, () => true);
      request.once('close', () => clearInterval(watches.get(request)));
    },
    /** For an upload of somebody unknown: five times as long, silent or not, so that nobody keeps a place by a trickle. */
    extend(request: IncomingMessage): void {
      watch(request, whole * 5, () => true);
    },
    /** For an upload that may be large: from now on, only silence ends it. */
    endWhenSilent(request: IncomingMessage): void {
      let before = request.socket.bytesRead;
      watch(request, idle, () => {
        const silent = request.socket.bytesRead === before;
        before = request.socket.bytesRead;
        return silent;
      });
    },
    /**
     * Takes in and drops what is left of a body that nobody reads, until its end or for as long as a request may last.
     * Closing under it would reset the connection, and whoever sends would lose the answer.
     */
    dropRest(request: IncomingMessage): Promise<void> {
      watch(request, whole, () => true);
      request.resume();
      return new Promise((done) => (request.destroyed ? done() : request.once('close', done)));
    },
  };
}
