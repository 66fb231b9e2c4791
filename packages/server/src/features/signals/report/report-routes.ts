import { routes } from '@muster/api';
import type { Answer } from '../../../platform/http/answer.ts';
import { page } from '../../../platform/http/answer.ts';
import { bind } from '../../../platform/http/binding.ts';
import type { Binding, HttpCall } from '../../../platform/http/binding.ts';
import { limitedBody } from '../../../platform/http/read-body.ts';
import { IntakeError } from '../../../platform/intake/intake-error.ts';
import { StoreError } from '../../../platform/store/store-error.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import { fileName, mediaTypeOf } from './file-name.ts';
import { createFloodGate } from './flood-gate.ts';
import { issueTicket, judgeTicket } from './form-ticket.ts';
import { formLimits, readForm } from './read-form.ts';
import type { FormFault, ReadForm } from './read-form.ts';
import { formPage, nothingTyped, statusPage, trap, wordsPage } from './report-pages.ts';
import type { Typed } from './report-pages.ts';
import type { KeptFile, ReportService } from './report-service.ts';

export interface ReportRoutePorts {
  readonly reports: ReportService;
  readonly clock: Clock;
  /** A keyed digest: nobody else can make one. */
  readonly digest: (text: string) => string;
  /** Title to id of the AI systems of the plan in force. */
  readonly systems: (organisation: string) => Promise<ReadonlyMap<string, string>>;
}

type Send = HttpCall<typeof routes.report.send>;
type Note = HttpCall<typeof routes.report.note>;

/** What all strangers together may send in a minute, and at once. */
const flood = { perMinute: 120, atOnce: 20 } as const;

const greatestDescription = 20_000;

/** The public form. Whatever goes wrong is told on a page, in plain words, with what was typed still there. */
export function createReportRoutes(ports: ReportRoutePorts): readonly Binding[] {
  const { reports, clock } = ports;
  const now = () => Date.parse(clock.now());
  const gate = createFloodGate(now, flood.perMinute, flood.atOnce);
  const { form, send, status, note } = routes.report;

  const showForm = async (organisation: string, code: number, typed: Typed, mend: string | null) => {
    const systems = [...(await ports.systems(organisation)).keys()];
    return page(code, formPage({ systems, ticket: issueTicket(ports.digest, now()), typed, mend }));
  };

  async function take({ headers, bytes, caller }: Send): Promise<Answer> {
    const { organisation } = caller;
    const read = await readForm(headers['content-type'], limitedBody(bytes, send.limit.bodyBytes), (file) =>
      reports.keep(fileName(file.name), mediaTypeOf(file.mediaType), file.chunks, formLimits.fileBytes),
    );
    let kept = false;
    try {
      const typed = typedIn(read);
      const wrong = faultOf(read) ?? faultOfTicket(read) ?? (typed.description === '' ? nothingSaid : null);
      if (wrong !== null) return await showForm(organisation, wrong.status, typed, wrong.words);
      const system = (await ports.systems(organisation)).get(typed.system) ?? null;
      const contact = typed.contact === '' ? null : typed.contact;
      const files = read.files.filter(({ ref }) => ref.bytes > 0);
      const code = await reports.send(caller, { description: typed.description, contact, system }, files);
      kept = true;
      return page(201, statusPage(code, 'received', { sent: true, noted: false, note: '', mend: null }));
    } catch (error) {
      return await showForm(organisation, 503, typedIn(read), wordsOf(error));
    } finally {
      if (!kept) await reports.discard(read.files);
    }
  }

  /** Signed by us, some seconds ago, and without what only a program fills in. */
  function faultOfTicket({ fields }: ReadForm<KeptFile>): Wrong | null {
    if ((fields.get(trap) ?? '') !== '') return { status: 400, words: `${trapFilled} ${again}` };
    switch (judgeTicket(ports.digest, fields.get('ticket') ?? '', now())) {
      case 'fine':
        return null;
      case 'too-quick':
        return { status: 400, words: `That was quicker than people type. ${again}` };
      case 'too-old':
        return { status: 400, words: `This page was open for a long time. ${again}` };
    }
  }

  async function addNote({ params, headers, bytes, caller }: Note): Promise<Answer> {
    const before = await reports.status(caller.organisation, params.code);
    if (before === null) return unknownCode();
    const read = await readForm(headers['content-type'], limitedBody(bytes, note.limit.bodyBytes), async () => null);
    const text = (read.fields.get('note') ?? '').trim();
    const show = (code: number, noted: boolean, mend: string | null) =>
      page(code, statusPage(params.code, before, { sent: false, noted, note: noted ? '' : text, mend }));
    if (text === '') return show(400, false, 'Say what you want to add.');
    if (text.length > greatestDescription) return show(413, false, tooLong);
    try {
      await reports.addNote(caller, params.code, text);
      return show(201, true, null);
    } catch (error) {
      return show(503, false, wordsOf(error));
    }
  }

  async function gated(work: () => Promise<Answer>): Promise<Answer<never>> {
    if (!gate.enter())
      return page(503, wordsPage('Too much at once', `Many reports come in just now. ${goBack}`), {
        'retry-after': '60',
      });
    try {
      return onlyPage(await work());
    } finally {
      gate.leave();
    }
  }

  return [
    bind(form, async ({ query, caller }) =>
      query.code === undefined
        ? showForm(caller.organisation, 200, nothingTyped, null)
        : page(303, wordsPage('Your report', 'It is under its code.'), {
            location: `/report/${encodeURIComponent(query.code.trim())}`,
          }),
    ),
    bind(send, (call) => (isForeign(call) ? Promise.resolve(foreign()) : gated(() => take(call)))),
    bind(status, async ({ params, caller }) => {
      const found = await reports.status(caller.organisation, params.code);
      if (found === null) return unknownCode();
      return page(200, statusPage(params.code, found, { sent: false, noted: false, note: '', mend: null }));
    }),
    bind(note, (call) => (isForeign(call) ? Promise.resolve(foreign()) : gated(() => addNote(call)))),
  ];
}

/** A page of another site sends this. Older browsers do not tell: from a page without referrer, not even the Origin. */
function isForeign({ headers }: Pick<Send, 'headers'>): boolean {
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin';
}

function foreign(): Answer<never> {
  return page(403, wordsPage('Not from here', 'Another page sent this. Open the form here and write into it.'));
}

function unknownCode(): Answer<never> {
  const words = 'There is no report under this code. Look whether you have typed it as it was shown.';
  return page(404, wordsPage('No such report', words));
}

interface Wrong {
  readonly status: number;
  readonly words: string;
}

const again = 'Look over what you wrote, and send it once more.';
const goBack = 'Go back in your browser: what you wrote is still there. Send it again in a minute.';
const trapFilled = 'A field that must stay empty was filled in, perhaps by your browser.';
const tooLong = `That is longer than ${greatestDescription} characters. Shorten it, or attach it as a file.`;
const chooseAgain = 'Your words are still here; choose the files again.';
const nothingSaid: Wrong = { status: 400, words: 'Say what happened: without that, nobody can look into it.' };

function typedIn({ fields }: ReadForm<KeptFile>): Typed {
  const field = (name: string) => (fields.get(name) ?? '').trim();
  return { description: field('description'), system: field('system'), contact: field('contact').slice(0, 300) };
}

function faultOf({ fault, fields }: ReadForm<KeptFile>): Wrong | null {
  if (fault !== null) return wrongForm(fault);
  return (fields.get('description') ?? '').length > greatestDescription ? { status: 413, words: tooLong } : null;
}

function wrongForm(fault: FormFault): Wrong {
  const megabytes = (bytes: number) => `${bytes / 1_048_576} MB`;
  switch (fault) {
    case 'not-a-form':
      return { status: 400, words: 'This was not sent by the form. Write it here.' };
    case 'too-many-files':
      return { status: 413, words: `More than ${formLimits.files} files came. ${chooseAgain}` };
    case 'file-too-large':
      return { status: 413, words: `A file is larger than ${megabytes(formLimits.fileBytes)}. ${chooseAgain}` };
    case 'files-too-large':
      return {
        status: 413,
        words: `The files together are larger than ${megabytes(formLimits.totalBytes)}. ${chooseAgain}`,
      };
    case 'cut-off':
      return { status: 400, words: `Not everything arrived. ${chooseAgain}` };
  }
}

/** What the reporter can do about it; anything unknown is thrown on. */
function wordsOf(error: unknown): string {
  if (error instanceof IntakeError || error instanceof StoreError)
    return 'Your report could not be kept just now. Send it again in a minute, or tell somebody in person if it presses.';
  throw error;
}

/** Every answer here is one. */
function onlyPage(answer: Answer): Answer<never> {
  if (answer.kind !== 'page') throw new TypeError(`A page was expected, not ${answer.kind}.`);
  return answer;
}
