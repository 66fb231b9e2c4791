import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { ownFile } from '../../own-files.ts';
import { StoreError } from '../store-error.ts';
import { transfersOf } from './pack-append.ts';
import { fromPlainError } from './plain-error.ts';
import type { Durability } from './open-database.ts';
import { parseMessage } from './writer-messages.ts';
import type { WriterJob, WriterMessage, WriterSetup } from './writer-messages.ts';

export interface WriterOptions {
  readonly directory: string;
  readonly durability: Durability;
  readonly probe: URL | null;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: StoreError) => void;
}

/** This side of the writer thread: a job goes over, its promise settles when the thread has answered. */
export interface WriterClient {
  ask(job: WriterJob): Promise<unknown>;
  /** Once everything that readers may see by now is on the disk. Rejects when the disk has failed. */
  settled(): Promise<void>;
  /** Lets everything that waits be written, then ends the thread. */
  close(): Promise<void>;
}

/** Starts the writer thread; resolves once its database is open, checked and migrated. Rejects with StoreError. */
export async function startWriter({ directory, durability, probe }: WriterOptions): Promise<WriterClient> {
  const { port1: port, port2: theirs } = new MessageChannel();
  const setup: WriterSetup = { directory, durability, port: theirs, probe: probe?.href ?? null };
  const worker = new Worker(ownFile(new URL('./writer.ts', import.meta.url), 'writer.js'), {
    workerData: setup,
    transferList: [theirs],
    execArgv: [],
    name: 'muster-writer',
  });
  const waiting = new Map<number, Waiting>();
  const unanswered = new Set<Promise<unknown>>();
  let ended: StoreError | null = null;
  let lastId = 0;

  const end = (error: StoreError): void => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      // The end of the thread may be told before what it said last.
      for (let last = receiveMessageOnPort(port); last; last = receiveMessageOnPort(port))
        take(parseMessage(last.message));
      end(new StoreError('io', 'The thread that writes has ended; what was not answered may be lost. Start again.'));
      resolve();
    });
  });
  worker.once('error', (cause) => {
    end(new StoreError('io', `The thread that writes has failed: ${String(cause)}. Start again.`, { cause }));
  });

  const ready = new Promise<void>((resolve, reject) => {
    waiting.set(0, { resolve: () => resolve(), reject });
  });
  const take = (message: WriterMessage): void => {
    switch (message.kind) {
      case 'ready':
        waiting.get(0)?.resolve(null);
        waiting.delete(0);
        return;
      case 'failed':
        end(fromPlainError(message.error));
        return;
      case 'answers':
        for (const answer of message.answers) {
          const one = waiting.get(answer.id);
          waiting.delete(answer.id);
          if (answer.outcome === 'done') one?.resolve(answer.value);
          else one?.reject(fromPlainError(answer.error));
        }
    }
  };
  port.on('message', (message: unknown) => take(parseMessage(message)));

  const ask = (job: WriterJob): Promise<unknown> => {
    if (ended) return Promise.reject(ended);
    lastId += 1;
    const id = lastId;
    const answered = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
    port.postMessage({ id, job }, job.kind === 'append' ? transfersOf(job.append) : []);
    unanswered.add(answered);
    const answer = () => unanswered.delete(answered);
    answered.then(answer, answer);
    return answered;
  };

  /** Readers see a commit before it is flushed; whoever asked for it is still waiting for the answer then. */
  const settled = async (): Promise<void> => {
    const outcomes = await Promise.allSettled(unanswered);
    for (const outcome of outcomes) if (outcome.status === 'rejected' && isIo(outcome.reason)) throw outcome.reason;
  };

  await ready.catch(async (error: unknown) => {
    await exited;
    throw error;
  });
  return {
    ask,
    settled,
    close: async () => {
      // A broken writer refuses this too, and ends all the same.
      if (!ended) await ask({ kind: 'close' }).catch(() => undefined);
      await exited;
    },
  };
}

function isIo(error: unknown): error is StoreError {
  return error instanceof StoreError && error.code === 'io';
}
