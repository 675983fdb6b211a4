/** Serves pages whose scripts are TypeScript on the SDK, bundled as an application would bundle them. */
import { build } from 'esbuild'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { root } from '../ci/command.ts'

export interface PageServer {
  /** Of the page with this name. */
  url(name: string): string
  stop(): void
}

/** `programs`: by the name of its page, the program that it runs. */
export async function servePages(programs: Readonly<Record<string, string>>): Promise<PageServer> {
  const scripts = new Map<string, string>()
  for (const [name, program] of Object.entries(programs)) scripts.set(`/${name}.js`, await bundled(program))
  const server = createServer(({ url = '' }, response) => {
    const script = scripts.get(url)
    response.setHeader('content-type', script === undefined ? 'text/html' : 'text/javascript')
    response.end(script ?? `<!doctype html><body><script type="module" src="${url}.js"></script>`)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: (name) => `http://127.0.0.1:${port}/${name}`,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function bundled(program: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2024',
    write: false,
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}
