/**
 * The page to read the API and try it on, from our own copy of its script. Nothing is loaded from
 * elsewhere and nothing is sent elsewhere: the policy in the header holds the script to that, and what
 * it offers of its maker's services is switched off.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Hono } from 'hono'

const configuration = {
  url: '/v1/openapi.json',
  telemetry: false,
  withDefaultFonts: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showToolbar: 'never',
  showDeveloperTools: 'never',
  // A token is asked for at once: nearly every method needs one.
  authentication: { preferredSecurityScheme: 'token' },
  defaultOpenAllTags: true,
}

const page = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Meridian API</title></head>
  <body>
    <script id="api-reference" data-configuration='${JSON.stringify(configuration)}'></script>
    <script src="/docs/reference.js"></script>
  </body>
</html>`

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export function serveDocs(app: Hono): void {
  const require = createRequire(import.meta.url)
  let script: string | undefined
  app.get('/docs', (context) => context.html(page, 200, { 'content-security-policy': policy }))
  app.get('/docs/reference.js', (context) => {
    script ??= readFileSync(
      require.resolve('@scalar/api-reference').replace(/dist\/.*$/, 'dist/browser/standalone.js'),
      'utf8',
    )
    return context.body(script, 200, { 'content-type': 'text/javascript', 'cache-control': 'max-age=3600' })
  })
}
