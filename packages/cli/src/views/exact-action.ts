import { routes } from '@muster/api';
import type { Client, IncidentView } from '@muster/api';
import { CliError } from '../cli-error.ts';
import { confirm } from '../confirm.ts';
import type { Io } from '../io.ts';
import { printable } from '../output/printable.ts';

export type ActionView = IncidentView['actions'][number];

export interface ExactAction {
  readonly incident: string;
  readonly number: number;
  /** What somebody is about to do to it: `approve`. */
  readonly verb: string;
  readonly digest: string | undefined;
  readonly yes: boolean;
}

/**
 * The digest that a yes, a no or a go binds to. Given, it is taken: the person read the action elsewhere. Else the action
 * is read now and shown whole on stderr, and where somebody sits at the terminal, they are asked.
 */
export async function digestToBind(io: Io, client: Client, exact: ExactAction): Promise<string> {
  const { incident, number, verb, digest, yes } = exact;
  if (digest !== undefined) return digest;
  const view = await client.call(routes.incidents.show, { params: { incident } });
  const action = view.actions.find((each) => each.number === number);
  if (action === undefined)
    throw new CliError('not-found', {
      what: `${view.reference} has no A-${number}.`,
      where: view.reference,
      mend: `Its actions are listed by: muster incident show ${view.reference}`,
    });
  io.stderr.write(`${exactLines(view, action).join('\n')}\n`);
  await confirm(io, `${verb} exactly this?`, yes);
  return action.digest;
}

/** Everything that the digest binds, and why it was asked for. */
export function exactLines(view: IncidentView, action: ActionView): readonly string[] {
  const parameters = Object.entries(action.parameters).map(([name, value]) => `${name}=${String(value)}`);
  const kind = [action.reversible ? 'reversible' : 'NOT reversible', ...(action.external ? ['reaches outside'] : [])];
  return [
    `A-${action.number} of ${view.reference}: ${action.undoes === null ? '' : `undo A-${action.undoes}: `}${action.title}`,
    `  action     ${action.action} (${kind.join(', ')})`,
    `  parameters ${parameters.length === 0 ? 'none' : parameters.join(', ')}`,
    `  asked by   ${action.requester.name ?? action.requester.person}: ${action.reason ?? '(destroyed)'}`,
    `  plan       ${view.planVersion}`,
    `  digest     ${action.digest}`,
  ].map(printable);
}
