import type { AnswerOf, BodyOf, ParamsOf, QueryOf, Route } from '@muster/api';
import type { ServiceScope } from '@muster/engine';
import type { Caller } from '../caller.ts';
import type { Answer } from './answer.ts';

export type PresentedBy = 'bearer' | 'basic' | 'cookie';

/** Who presented the request, once its policy was met. */
export type Presenter =
  | { readonly kind: 'nobody' }
  | {
      readonly kind: 'person';
      readonly person: string;
      readonly token: string;
      readonly administrator: boolean;
      /** How the token came: sent by a program, or kept by a browser. */
      readonly by: PresentedBy;
    }
  | { readonly kind: 'service'; readonly token: string; readonly scope: ServiceScope };

export interface HttpCall<R extends Route> {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  /** For routes that take bytes: nothing; read `bytes`. */
  readonly body: BodyOf<R>;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly caller: Caller;
  readonly presenter: Presenter;
  /** Whether the same request would be let in now: for answers that last. */
  readonly isStillLetIn: () => Promise<boolean>;
}

export type Handler<R extends Route> = (call: HttpCall<R>) => Promise<Answer<AnswerOf<R>>>;

/** A route with what carries it out. */
export interface Binding {
  readonly route: Route;
  readonly handle: (call: HttpCall<Route>) => Promise<Answer>;
}

/** The types of a row of the table reach its handler here; below, every call is checked against the row. */
export function bind<R extends Route>(route: R, handle: Handler<R>): Binding {
  return { route, handle };
}
