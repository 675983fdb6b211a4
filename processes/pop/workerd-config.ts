/** Configuration of one raw workerd process in its own language (Cap'n Proto text). */

export interface PopConfig {
  readonly bundleFile: string
  readonly host: string
  readonly port: number
  /** Text bindings of the worker. */
  readonly bindings: Readonly<Record<string, string>>
  /** Other servers on this host that it may ask by a binding's name. */
  readonly services?: Readonly<Record<string, number>> | undefined
}

export function workerdConfig({ bundleFile, host, port, bindings, services = {} }: PopConfig): string {
  const named = Object.entries(services)
  const listed = [
    ...Object.entries(bindings).map(([name, text]) => `(name = ${quoted(name)}, text = ${quoted(text)})`),
    ...named.map(([name]) => `(name = ${quoted(name)}, service = ${quoted(name)})`),
  ]
  const beside = named.map(
    ([name, at]) => `    (name = ${quoted(name)}, external = (address = ${quoted(`${host}:${at}`)}, http = ())),\n`,
  )
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "edge", worker = .edge),
    (name = "internet", network = (allow = ["public", "private", "local"], tlsOptions = (trustBrowserCas = true))),
${beside.join('')}  ],
  sockets = [(name = "http", address = ${quoted(`${host}:${port}`)}, http = (), service = "edge")],
);

const edge :Workerd.Worker = (
  modules = [(name = "edge.js", esModule = embed ${quoted(bundleFile)})],
  compatibilityDate = "2026-11-01",
  bindings = [${listed.join(', ')}],
);
`
}

const quoted = (text: string): string => JSON.stringify(text)
