/**
 * What runs inside a page, as text: the types of a browser would otherwise hold for everything that runs in Node.
 * Scrolls for two seconds as a wheel does, or stands still, and gives the time of each frame in milliseconds.
 */
export const framesOf = (pixels: number): string => `new Promise((resolve) => {
  const frames = [];
  const begun = performance.now();
  let last = begun;
  const frame = (now) => {
    frames.push(now - last);
    last = now;
    scrollBy(0, ${pixels});
    if (now - begun < 2000) requestAnimationFrame(frame);
    else resolve(frames.slice(1));
  };
  requestAnimationFrame(frame);
})`;

/** Plants what the suite must find: something too wide, without a text for it, from another origin. */
export const plantFaults = `(() => {
  const wide = document.createElement('img');
  wide.style.width = '900px';
  wide.style.height = '10px';
  wide.style.maxWidth = 'none';
  wide.src = 'https://example.com/a.png';
  const pale = document.createElement('p');
  pale.style.color = '#e4e4e4';
  pale.style.background = '#ffffff';
  pale.textContent = 'Hardly to be read';
  document.querySelector('main').append(wide, pale);
})()`;

/** Tries to make markup of text, as an injection would. */
export const writeMarkup = `(() => {
  try {
    document.body.innerHTML = '<b>x</b>';
    return 'done';
  } catch (error) {
    return String(error);
  }
})()`;

/** True once fonts are there and nothing on the page says that it is on its way. */
export const nothingOnItsWay = `document.fonts.status === 'loaded' &&
  document.querySelector('h1') !== null &&
  document.querySelector('[role=status][aria-label="Loading"], [data-on-its-way]') === null`;

export const twoFrames = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))))`;

/** What would have acted in a page: see `inert`. */
export const whatActs = `({
  ran: 'pwned' in globalThis,
  scripts: document.querySelectorAll('script:not([src])').length,
  strangers: document.querySelectorAll('img[src="x"], [src*="elsewhere"], a[href^="javascript"], a[href*="elsewhere"]').length,
  hidden: /[\\u202A-\\u202E\\u2066-\\u2069\\u200B]/.test(document.title + document.body.innerText),
  sideways: Math.max(0, document.documentElement.scrollWidth - innerWidth),
})`;

/** What `whatActs` finds where nothing acts. */
export const inert = { ran: false, scripts: 0, strangers: 0, hidden: false, sideways: 0 };
