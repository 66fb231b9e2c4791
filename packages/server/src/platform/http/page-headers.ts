/**
 * What a page of ours may do: run our own scripts, use our own styles, pictures and fonts, ask our own server; nothing
 * inline, nothing from elsewhere, no form sent elsewhere, no frame around it, and no text that becomes markup (Content
 * Security Policy 3, Trusted Types).
 */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // The one address that becomes a script: the worker that shows push messages.
  'trusted-types muster-worker',
].join('; ');

export const pageHeaders = { 'content-security-policy': pagePolicy } as const;

/** What every answer says, unless it says otherwise itself. */
export const safeHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
  'cache-control': 'no-store',
};
