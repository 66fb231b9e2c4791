import type { Fault } from './answer.ts';
import { html } from '../html.ts';

/** A fault as a page, for a route that people without an account open in a browser. */
export function faultPage({ detail, mend }: Fault): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>That did not work</title>
        <link rel="stylesheet" href="/page.css" />
      </head>
      <body>
        <main>
          <h1>That did not work</h1>
          <p>${detail} ${mend}</p>
          <p>Go back in your browser: what you wrote is still there.</p>
        </main>
      </body>
    </html> `.toString();
}
