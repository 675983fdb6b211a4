/** The SDK in a real browser: the README's page, a reload, a browser that is killed, a second tab. */
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test, type TestContext } from 'node:test'
import { type Meridian, memoryStore, openMeridian } from '../../clients/sdk/sdk.node.ts'
import { Browser, type Page } from '../browser/browser.ts'
import { chromium } from '../browser/install-chromium.ts'
import { type PageServer, servePages } from '../browser/page-server.ts'
import { root } from '../ci/command.ts'
import { eventually, SmallWorld } from './small-world.ts'

const password = 'a long enough password'
/** A page that does nothing by itself. */
const bare = `import { openMeridian } from 'meridian/sdk'\nObject.assign(globalThis, { openMeridian })`

let small: SmallWorld
let mei: Meridian
let executable: string
let pages: PageServer
/** Texts that others sent to Mei, in their order; places of hers that others' devices have. */
const toMei: string[] = []
const stored = new Set<string>()
const isStored = (by: string, place: number): boolean => stored.has(`${by} ${place}`)

before(async () => {
  const found = await chromium()
  assert.ok(found !== undefined, 'no Chromium is here, and none could be installed')
  executable = found
  small = await SmallWorld.start({ gateways: 1, regions: ['eu', 'ap'] })
  await small.ask({
    at: 'sin',
    verb: 'POST',
    path: '/v1/accounts',
    body: { name: 'mei', password, display_name: 'Mei' },
  })
  mei = await openMeridian({ url: small.edge('sin'), name: 'mei@ap', password, store: memoryStore() })
  mei.on('message', ({ mine, text }) => void (mine || toMei.push(text)))
  mei.on('receipt', ({ conversation, place }) => void stored.add(`${conversation} ${place}`))
  const readme = await readFile(join(root, 'clients/sdk/README.md'), 'utf8')
  const quickstart = /```ts browser\n([\s\S]*?)```/.exec(readme)?.[1]
  assert.ok(quickstart !== undefined)
  const page = quickstart
    .replace('http://127.0.0.1:7500', small.edge('fra'))
    .replace('meridian-on-this-machine', password)
  pages = await servePages({ bare, quickstart: `${page}\nObject.assign(globalThis, { meridian })` })
})

after(async () => {
  pages?.stop()
  await mei?.close()
  await small?.stop()
})

async function profile(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-browser-'))
  t.after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

async function browser(t: TestContext, folder: string): Promise<Browser> {
  const started = await Browser.start(executable, folder)
  t.after(() => started.kill())
  return started
}

/** From a page of another origin than the edge, as an application would. */
const signUp = (page: Page, name: string): Promise<number> =>
  page.run(`
    const answer = await fetch(${JSON.stringify(`${small.edge('fra')}/v1/accounts`)}, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: '${name}', password: '${password}', display_name: '${name}' }),
    })
    answer.status`)

/** Opens the SDK as the tab's \`meridian\`; what it tells of messages goes to the tab's \`told\`. */
const openIn = (page: Page, name: string): Promise<void> =>
  page.run(`
    globalThis.told = []
    globalThis.opening = openMeridian({ url: '${small.edge('fra')}', name: '${name}@eu', password: '${password}' })
      .then((opened) => {
        opened.on('message', ({ mine, text }) => mine || told.push(text))
        globalThis.meridian = opened
      })
    undefined`)
const statusIs = (page: Page, status: string): Promise<void> =>
  eventually(`the page is ${status}`, () => page.run(`globalThis.meridian?.status.s === '${status}'`))
const send = (page: Page, text: string): Promise<number> =>
  page.run(`
    await meridian.chats.with('${mei.me.user}').send('${text}')
    meridian.pending`)

const lines = async (page: Page): Promise<string[]> =>
  (await page.run<string>('document.body.innerText')).split('\n').filter((line) => line !== '')

test('the README’s page: who signed up from a page sends and is answered, and after a reload hears only what is new', async (t) => {
  const page = await (await browser(t, await profile(t))).open(pages.url('bare'))
  assert.equal(await signUp(page, 'anna'), 200)
  await page.goTo(pages.url('quickstart'))
  await eventually('Mei has it', () => toMei.includes('hello from a page'))
  const anna = (await mei.people.find('anna@eu')).user
  const place = await (await mei.chats.with(anna).send('hello, page')).accepted()
  await eventually('the page shows the answer', async () => (await lines(page)).includes('< hello, page'))
  assert.deepEqual(await lines(page), ['> hello from a page', '< hello, page'])

  // A row is acknowledged once the browser has stored that it was told.
  await eventually('the page has stored it', () => isStored(anna, place))
  await page.reload()
  await eventually('Mei has the second', () => toMei.filter((text) => text === 'hello from a page').length === 2)
  await mei.chats.with(anna).send('hello again')
  await eventually('the page shows it', async () => (await lines(page)).includes('< hello again'))
  assert.deepEqual(await lines(page), ['> hello from a page', '< hello again'])
})

test('what was sent without a network outlives kill -9 of the browser and arrives once, before what is sent later', async (t) => {
  const folder = await profile(t)
  const first = await browser(t, folder)
  const page = await first.open(pages.url('bare'))
  await signUp(page, 'ben')
  await openIn(page, 'ben')
  await statusIs(page, 'live')
  await page.reload()
  await page.offline(true)
  await openIn(page, 'ben')
  await statusIs(page, 'offline')
  assert.equal(await send(page, 'from the outbox 1'), 1)
  assert.equal(await send(page, 'from the outbox 2'), 2)
  await first.kill()

  const again = await (await browser(t, folder)).open(pages.url('bare'))
  await openIn(again, 'ben')
  await statusIs(again, 'live')
  await send(again, 'from the network')
  await again.run('await meridian.drain()')
  await eventually('Mei has the last', () => toMei.includes('from the network'))
  assert.deepEqual(
    toMei.filter((text) => text.startsWith('from')),
    ['from the outbox 1', 'from the outbox 2', 'from the network'],
  )
})

test('a second tab waits until the first is closed, then leads with what the first has kept', async (t) => {
  const tabs = await browser(t, await profile(t))
  const first = await tabs.open(pages.url('bare'))
  await signUp(first, 'carl')
  await openIn(first, 'carl')
  await statusIs(first, 'live')
  const carl = (await mei.people.find('carl@eu')).user
  const place = await (await mei.chats.with(carl).send('to the first tab')).accepted()
  await eventually('the first tab has it', () => first.run(`told.includes('to the first tab')`))
  await eventually('the browser has stored it', () => isStored(carl, place))

  const second = await tabs.open(pages.url('bare'))
  await openIn(second, 'carl')
  const waiting = (): Promise<number> => second.run('(await navigator.locks.query()).pending.length')
  await eventually('the second tab waits', async () => (await waiting()) === 1)
  assert.equal(await second.run('typeof globalThis.meridian'), 'undefined')

  await first.close()
  await statusIs(second, 'live')
  await mei.chats.with(carl).send('to the second tab')
  await eventually('the second tab has it', () => second.run(`told.includes('to the second tab')`))
  assert.deepEqual(await second.run('told'), ['to the second tab'])
})
