// Shows push messages of the own server, and leads to its page. It keeps nothing, asks for nothing and answers nothing:
// what is asked for stands on the page, after signing in.
const longest = 500;

/** One line of plain text, or what stands for it. */
function plain(value, otherwise) {
  return typeof value === 'string' && value !== '' ? value.slice(0, longest) : otherwise;
}

/** An address of this server; any other leads to the first page. */
function ownAddress(value) {
  const first = new URL('/now', self.location.origin);
  if (typeof value !== 'string' || !URL.canParse(value)) return first.href;
  const { origin, href } = new URL(value);
  return origin === self.location.origin ? href : first.href;
}

function read(data) {
  try {
    const given = data === null ? null : data.json();
    return given !== null && typeof given === 'object' ? given : {};
  } catch {
    return {};
  }
}

self.addEventListener('push', (event) => {
  const { title, body, link, tag } = read(event.data);
  const shown = self.registration.showNotification(plain(title, 'Muster'), {
    body: plain(body, ''),
    tag: plain(tag, 'muster'),
    icon: '/icon-192.png',
    badge: '/icon-192.png',
    requireInteraction: true,
    data: { address: ownAddress(link) },
  });
  event.waitUntil(shown);
});

async function openPage(address) {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find((each) => new URL(each.url).origin === self.location.origin);
  if (page === undefined) return self.clients.openWindow(address);
  // The page goes there by itself, so that what is typed in it is not lost without a word.
  page.postMessage({ kind: 'muster-open', address });
  return page.focus().catch(() => undefined);
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openPage(ownAddress(event.notification.data?.address)));
});

// The worker of a new version takes the place of the former at once: it holds no page.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
