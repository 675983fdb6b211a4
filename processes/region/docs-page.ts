/** The page to try the API on, from our own copy of its script: nothing is loaded from elsewhere. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Hono } from 'hono'

const page = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Meridian API</title></head>
  <body>
    <script id="api-reference" data-url="/v1/openapi.json" data-configuration='{"telemetry":false,"withDefaultFonts":false}'></script>
    <script src="/docs/reference.js"></script>
  </body>
</html>`

export function serveDocs(app: Hono): void {
  const require = createRequire(import.meta.url)
  let script: string | undefined
  app.get('/docs', (context) => context.html(page))
  app.get('/docs/reference.js', (context) => {
    script ??= readFileSync(
      require.resolve('@scalar/api-reference').replace(/dist\/.*$/, 'dist/browser/standalone.js'),
      'utf8',
    )
    return context.body(script, 200, { 'content-type': 'text/javascript', 'cache-control': 'max-age=3600' })
  })
}
