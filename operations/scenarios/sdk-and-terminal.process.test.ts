/** Programs on the SDK and people in terminals, on real processes: the README's quickstart, `meridian …`, the facade. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { MeridianEvents, Message } from '../../clients/sdk/sdk.ts'
import { fileStore, type Meridian, memoryStore, openMeridian } from '../../clients/sdk/sdk.node.ts'
import { root } from '../ci/command.ts'
import { eventually, SmallWorld } from './small-world.ts'

let small: SmallWorld
const running: ChildProcess[] = []
const env = { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node-compile'), ...process.env }
const open: Meridian[] = []
const password = 'a long enough password'

before(async () => {
  small = await SmallWorld.start({ gateways: 1, regions: ['eu', 'ap', 'cn'] })
  for (const [at, name] of [
    ['fra', 'anna'],
    ['sin', 'mei'],
    ['pek', 'li'],
    ['fra', 'ben'],
  ] as const)
    await small.ask({ at, verb: 'POST', path: '/v1/accounts', body: { name, password, display_name: name } })
})

after(async () => {
  for (const child of running) child.kill('SIGKILL')
  for (const meridian of open) await meridian.close()
  await small.stop()
})

async function sdk(at: string, name: string, store = memoryStore()): Promise<Meridian> {
  const meridian = await openMeridian({ url: small.edge(at), name, password, store })
  open.push(meridian)
  return meridian
}

function heard<Name extends keyof MeridianEvents>(meridian: Meridian, name: Name): MeridianEvents[Name][] {
  const events: MeridianEvents[Name][] = []
  meridian.on(name, (event) => events.push(event))
  return events
}

const texts = (messages: readonly Message[]): string[] => messages.filter(({ mine }) => !mine).map(({ text }) => text)

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** A command of the terminal; `typed` is what comes through its standard input. */
function meridian(words: readonly string[], typed = ''): Promise<Ended> {
  const child = spawn(process.execPath, ['operations/cli/main.ts', ...words, '--data', small.world.data], {
    cwd: root,
    env,
  })
  running.push(child)
  const [out, err]: string[][] = [[], []]
  child.stdout.on('data', (bytes: Buffer) => out?.push(String(bytes)))
  child.stderr.on('data', (bytes: Buffer) => err?.push(String(bytes)))
  child.stdin.end(typed)
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, out: out?.join('') ?? '', err: err?.join('') ?? '' }))
  })
}

const jsonLines = (out: string): Record<string, unknown>[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

test('the quickstart of the README echoes, and after kill -9 answers what it missed, once', async () => {
  const readme = await readFile(join(root, 'clients/sdk/README.md'), 'utf8')
  const block = /```ts quickstart\n([\s\S]*?)```/.exec(readme)?.[1]
  assert.ok(block !== undefined && block.trim().split('\n').length <= 12)
  const folder = join(root, '.meridian', `quickstart-${process.pid}`)
  await mkdir(folder, { recursive: true })
  const code = block
    .replace('http://127.0.0.1:7500', small.edge('sin'))
    .replace('meridian-on-this-machine', password)
    .replace('.meridian/echo', folder)
  await writeFile(join(folder, 'echo.ts'), code)
  const run = (): ChildProcess => {
    const child = spawn(process.execPath, [join(folder, 'echo.ts')], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    running.push(child)
    return child
  }
  try {
    const echo = run()
    const anna = await sdk('fra', 'anna@eu')
    const messages = heard(anna, 'message')
    const mei = (await anna.people.find('mei@ap')).user
    const chat = anna.chats.with(mei)
    await chat.send('hallo')
    await eventually('the echo', () => texts(messages).length === 1)
    echo.kill('SIGKILL')
    for (const text of ['eins', 'zwei', 'drei']) await chat.send(text)
    await anna.drain()
    run()
    await eventually('three answers', () => texts(messages).length >= 4)
    await chat.send('ende')
    await eventually('the last answer', () => texts(messages).includes('echo: ende'))
    assert.deepEqual(
      texts(messages),
      ['hallo', 'eins', 'zwei', 'drei', 'ende'].map((text) => `echo: ${text}`),
    )
  } finally {
    for (const child of running.splice(0)) child.kill('SIGKILL')
    await rm(folder, { recursive: true })
  }
})

test('a conversation between two regions: send, edit, recall, react, receipts, typing, presence, history', async () => {
  const [ben, mei] = [await sdk('fra', 'ben@eu'), await sdk('sin', 'mei@ap')]
  const [messages, edited, recalled, reactions] = [
    heard(mei, 'message'),
    heard(mei, 'edited'),
    heard(mei, 'recalled'),
    heard(mei, 'reaction'),
  ]
  const [receipts, presence, typing] = [heard(ben, 'receipt'), heard(ben, 'presence'), heard(mei, 'typing')]
  const chat = ben.chats.with(mei.me.user)
  const stop = ben.watch([mei.me.user])
  await eventually('Mei is online', () => presence.some(({ state }) => state === 'online'))
  chat.typing()
  await eventually('Mei sees typing', () => typing.some(({ isTyping, from }) => isTyping && from === ben.me.user))
  const place = await (await chat.send('Sonntag?')).accepted()
  await eventually('Mei has it', () => texts(messages).includes('Sonntag?'))
  await eventually('typing has ended', () => typing.some(({ isTyping }) => !isTyping))
  const message = messages.find(({ text }) => text === 'Sonntag?')
  assert.ok(message !== undefined && message.place === place)
  await mei.chats.with(ben.me.user).markRead(message)
  await mei.chats.with(ben.me.user).react(message, '👍')
  await mei.chats.with(ben.me.user).send('Gern', { replyTo: [message] })
  await eventually('Ben knows that it was read', () =>
    receipts.some(({ what, place: to }) => what === 'read' && to >= place),
  )
  await (await chat.edit({ place }, 'Sonntag um neun?')).accepted()
  await eventually('the edit', () => edited.some(({ text }) => text === 'Sonntag um neun?'))
  await (await chat.recall({ place })).accepted()
  await eventually('the recall', () => recalled.some((one) => one.place === place))
  await assert.rejects(async () => (await chat.edit({ place: 999 }, 'nichts')).accepted(), { code: 'target_invalid' })
  stop()
  const { events } = await mei.chats.with(ben.me.user).history()
  const said = events.filter(({ name }) => name === 'message').map(({ event }) => event as Message)
  assert.deepEqual(
    said.map(({ text, isRecalled }) => [text, isRecalled]),
    [
      ['', true],
      ['Gern', false],
    ],
  )
  assert.deepEqual(
    reactions.map(({ by, reaction, isSet }) => [by, reaction, isSet]),
    [[mei.me.user, '👍', true]],
  )
})

test('a group through the SDK: create, join, talk, rename, transfer, leave; a stranger is refused', async () => {
  const [anna, mei] = [await sdk('fra', 'anna@eu'), await sdk('sin', 'mei@ap')]
  const [changes, heardByMei] = [heard(mei, 'group'), heard(mei, 'message')]
  const { group, link } = await anna.groups.create({ name: 'Hiking', isOpen: true })
  assert.equal(await mei.groups.join(link), group)
  await eventually('Mei is in', () => changes.some(({ what, subject }) => what === 'joined' && subject === mei.me.user))
  await (await anna.chats.with(group).send('Wohin?', { mentions: [mei.me.user] })).accepted()
  await eventually('Mei has it', () => texts(heardByMei).includes('Wohin?'))
  const post = heardByMei.find(({ text }) => text === 'Wohin?')
  assert.deepEqual(post?.mentions, [mei.me.user])
  await mei.chats.with(group).markRead(post)
  await anna.groups.rename(group, 'Alps')
  await eventually('the new name', () => changes.some(({ what, name }) => what === 'renamed' && name === 'Alps'))
  await anna.groups.transfer(group, mei.me.user)
  await anna.groups.leave(group)
  await eventually('Anna has left', () => changes.some(({ what, by }) => what === 'left' && by === anna.me.user))
  const list = await mei.chats.list()
  assert.equal(list.find(({ peer }) => peer === group)?.groupName, 'Alps')
  const refused = heard(anna, 'refused')
  await anna.chats.with(group).send('noch da?')
  await eventually('the refusal', () => refused.some(({ code }) => code === 'not_member' || code === 'group_unknown'))
  await assert.rejects(mei.groups.join('no-link'), { code: 'group_unknown' })
})

test('an outbox on disk goes out once, from the program that comes after', async () => {
  const store = fileStore(join(small.world.data, 'outbox-test', 'device.log'))
  const first = await sdk('fra', 'ben@eu', store)
  const mei = await sdk('sin', 'mei@ap')
  const messages = heard(mei, 'message')
  small.world.kill('edge/fra')
  const chat = first.chats.with(mei.me.user)
  for (const text of ['a', 'b', 'c']) await chat.send(text)
  await first.close()
  const second = await sdk('fra', 'ben@eu', fileStore(join(small.world.data, 'outbox-test', 'device.log')))
  await second.drain()
  await eventually('all three', () => texts(messages).filter((text) => text.length === 1).length === 3)
  assert.deepEqual(
    texts(messages).filter((text) => text.length === 1),
    ['a', 'b', 'c'],
  )
  await assert.rejects(sdk('sin', 'mei@ap', fileStore(join(small.world.data, 'outbox-test', 'device.log'))), {
    code: 'not_allowed',
  })
})

test('chat: typed lines are accepted or refused with a sentence; somebody unknown is an error at once', async () => {
  const as = ['chat', '--as', 'anna@eu', '--password', password]
  const said = await meridian([...as, '--to', 'mei@ap', '--json'], 'aus dem Terminal\n/who\n/nonsense\n')
  assert.equal(said.code, 0)
  const accepted = jsonLines(said.out).filter(({ event }) => event === 'accepted')
  assert.deepEqual(
    accepted.map(({ text }) => text),
    ['aus dem Terminal'],
  )
  assert.match(said.err, /mei@ap, (online|not here|unknown)/)
  assert.match(said.err, /there is no \/nonsense/)
  const unknown = await meridian([...as, '--to', 'nobody@ap'], 'x\n')
  assert.equal(unknown.code, 4)
  assert.match(unknown.err, /recipient_unknown/)
  const denied = await meridian([...as, '--to', 'li@cn'], 'x\n')
  assert.equal(denied.code, 1)
  assert.match(denied.err, /from the EU to China are not offered here.*policy_denied, rule g-cn-in/)
  const group = await meridian(as, '/group Fishing\nhallo\n/who\n/history\n')
  assert.match(group.err, /Others join with/)
  assert.match(group.out, /hallo/)
})

test('operators: each command says what it did, to people and programs, and what it cannot do', async () => {
  const unknown = await meridian(['dev', 'cut', 'eu', 'zz'])
  assert.equal(unknown.code, 2)
  assert.match(unknown.err, /there is no region `zz`; there are eu, ap, cn/)
  const asJson = await meridian(['dev', 'cut', 'eu', 'zz', '--json'])
  assert.deepEqual(jsonLines(asJson.out), [
    { error: { code: 'usage', hint: 'there is no region `zz`; there are eu, ap, cn' } },
  ])
  const cut = await meridian(['dev', 'cut', 'eu', 'ap', '--json'])
  assert.deepEqual(jsonLines(cut.out), [{ schema: 'meridian/dev.cut@1', from: 'eu', to: 'ap' }])
  const heal = await meridian(['dev', 'heal', 'eu', 'ap-southeast', '--json'])
  assert.deepEqual(jsonLines(heal.out), [{ schema: 'meridian/dev.heal@1', from: 'eu', to: 'ap' }])
  const status = jsonLines((await meridian(['dev', 'status', '--json'])).out)
  assert.deepEqual(
    status.map(({ region }) => region),
    ['eu', 'ap', 'cn'],
  )
  await eventually('a canary has come', async () =>
    jsonLines((await meridian(['lane', 'list', '--json'])).out).some(
      ({ ageMs }) => typeof ageMs === 'number' && ageMs >= 0,
    ),
  )
  const drained = await meridian(['region', 'drain', 'ap', '--json'])
  assert.equal(jsonLines(drained.out)[0]?.['region'], 'ap')
  assert.equal((await meridian(['chat', '--as', 'anna@eu'])).code, 2)
})
