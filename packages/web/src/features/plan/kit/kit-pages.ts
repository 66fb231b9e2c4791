import type { PlanView } from '@muster/api';
import { kitTexts as texts } from '../../../messages/en/kit.ts';
import { words } from '../../../messages/en/words.ts';
import { severities } from '../../common/severity.tsx';
import { dutiesOf } from '../functions/duties-of.ts';
import { html } from './html-text.ts';
import type { Html } from './html-text.ts';

/** What one seat needs when Muster, sign-on or the network is down, as markup: the urgent before the long. */
export function kitPages(plan: PlanView, seat: string, madeAt: string): string {
  const pages = [
    html`<h1>${texts.title(plan.organisation.name)}</h1>
      <p>${texts.made(words.spellId(seat), madeAt, plan.version.slice(0, 12))}</p>`,
    stopCards(plan),
    contacts(plan),
    ...ownPages(plan, seat),
    clockSheet(plan),
    wholePlan(plan),
    forms(plan),
  ];
  return pages.map((page) => page.html).join('\n');
}

function stopCards({ systems, actions }: PlanView): Html {
  return html`<h2>${texts.stop}</h2>
    ${systems.map(({ id, title, withoutMuster }) => {
      const steps = actions.filter((action) => action.system === id && action.withoutMuster !== null);
      return html`<section class="card">
        <h3>${title}</h3>
        <p class="big">${withoutMuster}</p>
        <ul>
          ${steps.map((step) => html`<li><b>${step.title}</b>: ${step.withoutMuster ?? ''} ${gateWords(step.gate)}</li>`)}
        </ul>
      </section>`;
    })}`;
}

function gateWords(gate: string | null): string {
  return gate === null ? '' : texts.gate(words.spellId(gate));
}

function contacts({ functions }: PlanView): Html {
  const rows = functions.flatMap(({ id, lead, deputies }) =>
    [lead, ...deputies].map((seat) => row([words.spellId(id), words.spellId(seat), '', '', ''])),
  );
  return html`<h2>${texts.contacts}</h2>
    <p>${texts.contactsText}</p>
    ${table(texts.contactColumns, rows)}`;
}

function ownPages(plan: PlanView, seat: string): readonly Html[] {
  const own = plan.functions.filter(({ lead, deputies }) => lead === seat || deputies.includes(seat));
  return own.map((each) => {
    const { stages, gates } = dutiesOf(plan, each);
    return html`<h2>${texts.own(words.spellId(each.id))}</h2>
      <p>${each.does}.</p>
      ${stages.map(
        ({ stage, tasks, decisions }) =>
          html`<h3>${words.stage[stage]}</h3>
            <ul>
              ${[...tasks, ...decisions].map(({ title, within }) => html`<li>${title} <i>${limits(within)}</i></li>`)}
            </ul>`,
      )}
      <h3>${texts.approve}</h3>
      <ul>
        ${gates.map(({ gate }) => gateLine(gate))}
      </ul>`;
  });
}

function limits(within: PlanView['workflow'][number]['within']): string {
  return within.map(({ severity, text }) => `${words.severity[severity]}: ${text}`).join('; ');
}

function gateLine({ id, needs, within, onSilence }: PlanView['gates'][number]): Html {
  const who = needs.map(({ count, of }) => `${count} of ${words.spellId(of)}`).join(', ');
  const silence = texts.silence(onSilence.after, onSilence.to.map(words.spellId).join(', '));
  return html`<li><b>${words.spellId(id)}</b>: ${who}, ${within}. ${silence}</li>`;
}

function clockSheet({ clocks }: PlanView): Html {
  const rows = clocks.map(({ title, recipient, owner, within }) =>
    row([title, recipient ?? '', words.spellId(owner ?? ''), within ?? texts.seeLaw, '', '']),
  );
  return html`<h2>${texts.clocks}</h2>
    <p>${texts.clocksText}</p>
    ${table(texts.clockColumns, rows)}`;
}

function wholePlan(plan: PlanView): Html {
  return html`<h2>${texts.plan}</h2>
    <p>${plan.definition}</p>
    <h3>${texts.severity}</h3>
    ${severities.toReversed().map((level) => {
      const found = plan.severities.find((each) => each.level === level);
      return html`<p><b>${words.severity[level]}</b>: ${found?.posture ?? ''}</p>
        <ul>
          ${(found?.rules ?? []).map(({ because, when }) => html`<li>${because} (${when.sentence})</li>`)}
        </ul>`;
    })}
    <h3>${texts.workflow}</h3>
    ${plan.workflow.map(
      ({ stage, owner, within, tasks, decisions }) =>
        html`<p><b>${words.stage[stage]}</b> (${words.spellId(owner)}; ${limits(within)})</p>
          <ul>
            ${[...tasks, ...decisions].map((each) => html`<li>${each.title} (${words.spellId(each.owner)})</li>`)}
          </ul>`,
    )}
    <h3>${texts.gates}</h3>
    <ul>
      ${plan.gates.map(gateLine)}
    </ul>`;
}

function forms({ facts }: PlanView): Html {
  const lines = (names: readonly string[]) => names.map((name) => html`<p class="line">${name}</p>`);
  return html`<h2>${texts.forms}</h2>
    <p>${texts.formsText}</p>
    <section class="card">
      <h3>${texts.signalForm}</h3>
      ${lines(texts.signalLines)}
    </section>
    <section class="card">
      <h3>${texts.questionForm}</h3>
      ${lines(facts.map(({ ask }) => ask))}
    </section>
    <section class="card">
      <h3>${texts.decisionForm}</h3>
      ${lines(texts.decisionLines)}
    </section>
    <section class="card">
      <h3>${texts.phoneForm}</h3>
      ${lines(texts.phoneLines)}
    </section>`;
}

function table(columns: readonly string[], rows: readonly Html[]): Html {
  const head = columns.map((column) => html`<th scope="col">${column}</th>`);
  return html`<table>
    <thead>
      <tr>
        ${head}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function row(cells: readonly string[]): Html {
  return html`<tr>
    ${cells.map((cell) => html`<td>${cell}</td>`)}
  </tr>`;
}
