import { kitTexts as texts } from '../../../messages/en/kit.ts';
import { html } from './html-text.ts';
import type { Html } from './html-text.ts';
import { base64, iterations } from './seal-kit.ts';
import type { Sealed } from './seal-kit.ts';

/**
 * One file that opens without Muster and without a network: a question for the passphrase and the sealed pages. Its own
 * policy lets nothing run but this script, and nothing be loaded.
 */
export async function kitFile(title: string, { salt, nonce, bytes }: Sealed): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(opener));
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${base64(new Uint8Array(digest))}'`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <style>
          ${{ html: style }}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p>${texts.ask}</p>
          <form>
            <label for="passphrase">${texts.passphrase}</label>
            <input id="passphrase" type="password" autocomplete="off" autofocus required />
            <button>${texts.open}</button>
          </form>
          <p role="status" data-opening="${texts.opening}" data-wrong="${texts.wrong}"></p>
        </main>
        <pre hidden id="sealed" data-salt="${salt}" data-nonce="${nonce}">${bytes}</pre>
        ${script}
      </body>
    </html>`;
  return page.html;
}

/** Runs in the file, on whatever browser there is. What it shows was escaped before it was sealed. */
const opener = `
const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const said = document.querySelector('[role=status]');
document.querySelector('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  said.textContent = said.dataset.opening;
  try {
    const sealed = document.querySelector('#sealed');
    const typed = document.querySelector('#passphrase').value.trim().normalize('NFKC');
    const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(typed), 'PBKDF2', false, ['deriveKey']);
    const rule = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(sealed.dataset.salt), iterations: ${iterations} };
    const key = await crypto.subtle.deriveKey(rule, secret, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
    const nonce = bytesOf(sealed.dataset.nonce);
    const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, key, bytesOf(sealed.textContent));
    document.querySelector('main').innerHTML = new TextDecoder().decode(opened);
  } catch {
    said.textContent = said.dataset.wrong;
  }
});
`;

/** Letter for letter what the policy's digest is of, so not part of a template that a formatter may lay out. */
const script: Html = { html: `<script>${opener}</script>` };

const style = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 50rem; padding: 1.5rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; border-bottom: 1px solid; break-after: avoid; }
h3 { font-size: 1rem; margin: 0.8rem 0 0.2rem; break-after: avoid; } p { margin: 0.3rem 0; } ul { margin: 0.2rem 0; }
.card { border: 2px solid; border-radius: 6px; padding: 0.4rem 1rem; margin: 0.8rem 0; break-inside: avoid; }
.big { font-size: 1.15rem; font-weight: 600; } .line { border-bottom: 1px solid; min-height: 2.2rem; }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid; padding: 0.3rem; text-align: left; min-width: 3rem; }
input, button { font: inherit; padding: 0.4rem 0.7rem; } label { display: block; }
@media print { body { font-size: 10pt; max-width: none; padding: 0; } }
`;
