/** What a provider does with a message, as the contract asks for it. */
export type Behaviour =
  | 'accept'
  /** Wants fewer, and says when again. */
  | 'busy'
  | 'refuse-address'
  | 'refuse-credentials'
  /** Takes the connection and says nothing. */
  | 'hang'
  /** Answers what cannot be read. */
  | 'garbage'
  /** Sends the client elsewhere. */
  | 'redirect'
  /** Answers without end. */
  | 'flood';

/** One message as it came to the provider. */
export interface Received {
  /** Everything that was said, as a person or program at the other end reads it. */
  readonly text: string;
  /** What tells a repeat from a new one; null where the provider knows no such thing. */
  readonly key: string | null;
  readonly to: string;
}

/** The other end of a channel: a real server on a loopback port. */
export interface Provider {
  readonly received: readonly Received[];
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}
