import { html } from '../../../platform/html.ts';
import type { Html } from '../../../platform/html.ts';
import { formLimits } from './read-form.ts';
import type { ReportStatus } from './report-service.ts';

/** What somebody has typed so far; shown again where something has to be mended. */
export interface Typed {
  readonly description: string;
  readonly system: string;
  readonly contact: string;
}

export const nothingTyped: Typed = { description: '', system: '', contact: '' };

/** The field that people do not see, and programs fill in. */
export const trap = 'website';

const mebibyte = 1_048_576;

function frame(title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="stylesheet" href="/page.css" />
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html> `.toString();
}

export interface FormGiven {
  /** Titles of the AI systems of the plan in force. */
  readonly systems: readonly string[];
  readonly ticket: string;
  readonly typed: Typed;
  /** What has to be mended, in plain words; null for a form that is opened. */
  readonly mend: string | null;
}

/** The form: one thing that must be said, and three that may be. */
export function formPage({ systems, ticket, typed, mend }: FormGiven): string {
  const body = html`<h1>Report what happened</h1>
    <p>
      An AI system said or did something that it should not have? Say it here, in your own words. You need no account. A
      person reads every report.
    </p>
    ${mend === null ? null : html`<p class="mend" role="alert" id="mend">${mend}</p>`}
    <form method="post" action="/report" enctype="multipart/form-data">
      <input type="hidden" name="ticket" value="${ticket}" />
      <div class="trap" aria-hidden="true">
        <label for="${trap}">Leave this empty</label>
        <input id="${trap}" name="${trap}" type="text" tabindex="-1" autocomplete="off" />
      </div>
      <label for="description">What happened?</label>
      <textarea id="description" name="description" rows="8" maxlength="20000" required>${typed.description}</textarea>
      ${systems.length === 0 ? null : systemField(systems, typed.system)}
      <label for="contact">How can we reach you? <span class="may">optional</span></label>
      <input id="contact" name="contact" type="text" maxlength="300" value="${typed.contact}" autocomplete="email" />
      <label for="files">Pictures or files <span class="may">optional</span></label>
      <p class="hint" id="files-hint">
        Up to ${formLimits.files} files of ${formLimits.fileBytes / mebibyte} MB, together
        ${formLimits.totalBytes / mebibyte} MB.
      </p>
      <input id="files" name="files" type="file" multiple aria-describedby="files-hint" />
      <button type="submit">Send the report</button>
    </form>
    <hr />
    <form method="get" action="/report">
      <label for="code">You have reported something before? Your tracking code:</label>
      <div class="row">
        <input id="code" name="code" type="text" maxlength="60" autocomplete="off" spellcheck="false" required />
        <button type="submit" class="quiet">Look it up</button>
      </div>
    </form>`;
  return frame('Report what happened', body);
}

function systemField(systems: readonly string[], chosen: string): Html {
  return html`<label for="system">Which AI system was it? <span class="may">optional</span></label>
    <select id="system" name="system">
      <option value="">I do not know</option>
      ${systems.map(
        (title) => html`<option value="${title}" ${title === chosen ? html`selected` : null}>${title}</option>`,
      )}
    </select>`;
}

const statusWords: Readonly<Record<ReportStatus, readonly [string, string]>> = {
  received: ['Received', 'Your report is kept. Nobody has looked at it yet.'],
  'looked-at': ['Being looked at', 'Somebody looks at your report now.'],
  declared: ['Handled as an incident', 'Your report is part of an incident that people work on.'],
  declined: ['Looked at, no incident', 'People have looked at your report and found no incident. Your report is kept.'],
};

/** What became of a report. `sent`: it has just come in. */
export function statusPage(
  code: string,
  status: ReportStatus,
  given: { readonly sent: boolean; readonly noted: boolean; readonly note: string; readonly mend: string | null },
): string {
  const [title, words] = statusWords[status];
  const body = html`<h1>${given.sent ? 'Thank you. Your report is kept.' : title}</h1>
    <p>${given.sent ? 'A person will read it.' : words}</p>
    ${given.noted ? html`<p class="done" role="status">Your note is kept with the report.</p>` : null}
    <p class="label">Your tracking code</p>
    <p class="code">${code}</p>
    <p class="hint">
      Write it down: nobody can find it for you. Whoever has it sees what became of the report, but not what it says.
      <a href="/report/${code}">Look it up</a> at any time.
    </p>
    ${given.mend === null ? null : html`<p class="mend" role="alert">${given.mend}</p>`}
    <form method="post" action="/report/${code}" enctype="multipart/form-data">
      <label for="note">Something to add?</label>
      <textarea id="note" name="note" rows="4" maxlength="20000" required>${given.note}</textarea>
      <button type="submit" class="quiet">Add a note</button>
    </form>
    <p><a href="/report">Report something else</a></p>`;
  return frame(given.sent ? 'Report received' : `Report: ${title.toLowerCase()}`, body);
}

/** A page that only says something. */
export function wordsPage(title: string, words: string): string {
  const body = html`<h1>${title}</h1>
    <p>${words}</p>
    <p><a href="/report">To the form</a></p>`;
  return frame(title, body);
}
