/**
 * The cookie that keeps a browser's token where scripts cannot read it: HttpOnly, SameSite=Strict, Path=/. Over https it
 * has the prefix `__Host-`, so that no other host, and nothing without TLS, can set it (RFC 6265bis, section 4.1.3.2).
 */
export function sessionCookieName(origin: string): string {
  return isHttps(origin) ? '__Host-muster' : 'muster';
}

/** The token in a Cookie header; the first of several, as browsers send the most specific first. */
export function readSessionCookie(origin: string, cookies: string | undefined): string | undefined {
  const name = sessionCookieName(origin);
  for (const pair of (cookies ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

/** A Set-Cookie header: the browser forgets it when the token expires. */
export function writeSessionCookie(origin: string, token: string, expiresAt: string): string {
  return cookie(origin, token, new Date(expiresAt));
}

export function clearSessionCookie(origin: string): string {
  return cookie(origin, '', new Date(0));
}

function cookie(origin: string, value: string, expires: Date): string {
  const secure = isHttps(origin) ? '; Secure' : '';
  return `${sessionCookieName(origin)}=${value}; Path=/; Expires=${expires.toUTCString()}; HttpOnly; SameSite=Strict${secure}`;
}

function isHttps(origin: string): boolean {
  return origin.startsWith('https:');
}
