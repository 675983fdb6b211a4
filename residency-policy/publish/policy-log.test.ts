import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { accept, type Active, type Known, type Published } from './accept.ts'
import { ExampleLogs, filesOf, holds, narrower, origin, publish, version } from './example-log.node.ts'
import { generateKey, nodePolicyCrypto as crypto, signerOf } from './policy-crypto.node.ts'
import { PolicyLog, type PolicyLogPorts } from './policy-log.ts'
import { fileNames, type PolicyLogFiles } from './policy-log-files.ts'
import type { PolicyLogRefusal } from './policy-log-refusal.ts'
import { knownOf } from './published-since.ts'

const logs = new ExampleLogs()
after(() => logs.removeAll())
const within = <T>(folder: string, work: (log: PolicyLog) => Promise<T>): Promise<T> => logs.within(folder, work)
const started = (): Promise<string> => logs.started()
const clock = { now: () => (logs.now += 1_000) }

const refused = (because: PolicyLogRefusal, work: Promise<unknown>): Promise<void> =>
  assert.rejects(work, (caught: unknown) => {
    assert.equal((caught as { because?: unknown }).because, because, String(caught))
    return true
  })

test('a version is proposed, approved by two and published; keys lie in files of their owner alone', async () => {
  const folder = await started()
  const { releases, checkpoint, proposal } = await within(folder, (log) => log.read())
  assert.deepEqual([releases.length, checkpoint?.size, proposal], [1, 1, undefined])
  for (const name of readdirSync(join(folder, 'private')))
    assert.equal(statSync(join(folder, 'private', name)).mode & 0o777, 0o600, name)
  const audit = readFileSync(join(folder, fileNames.audit), 'utf8').trim().split('\n')
  assert.deepEqual(
    audit.map((line) => (JSON.parse(line) as { did: string }).did),
    ['create', 'keys add', 'keys add', 'propose', 'approve', 'approve', 'publish'],
  )
})

test('what a node lacks is taken by it, whatever it knows already', async () => {
  const folder = await started()
  await within(folder, async (log) => {
    const { rings } = knownOf(await log.read())
    const nodes: Known[] = [{ rings, origin, checkpoint: undefined, active: undefined }]
    for (const next of [14, 15, 16]) {
      if (next > 14) await publish(log, narrower(next), 'dpo')
      // All catch up, from wherever they were left behind; the last one is left behind here.
      const caughtUp: Known[] = []
      for (const node of nodes) {
        const version = node.active?.statement.version ?? 13
        const lacking = await log.publishedSince(version)
        assert.equal(lacking.length, next - version)
        caughtUp.push(await taken(node, lacking))
      }
      nodes.push(...caughtUp.slice(-1))
    }
    assert.deepEqual(
      nodes.map(({ active }) => active?.statement.version),
      [undefined, 14, 15, 16],
    )
  })
})

async function taken(node: Known, lacking: readonly Published[]): Promise<Known> {
  let known = node
  for (const published of lacking) {
    const answer = await accept(crypto, known, published, logs.now)
    assert.ok(answer.accepted, JSON.stringify(answer))
    const active: Active = { ...published.release, table: answer.table }
    known = { ...known, checkpoint: answer.checkpoint, active }
  }
  return known
}

test('one that widens needs two approvals, one that narrows one; a key counts once', async () => {
  const folder = await started()
  await within(folder, async (log) => {
    await publish(log, narrower(15), 'dpo')
    await log.propose(version(16), 'back')
    const dpo = await log.signer('dpo')
    await log.approve(dpo)
    assert.deepEqual(await log.approve(dpo), { version: 16, widens: true, approvedBy: ['dpo'], approvalsNeeded: 2 })
    await refused('too-few-approvals', log.publish(holds))
    await log.approve(await log.signer('counsel'))
    await log.publish(holds)
  })
})

test('nothing is published without approval, proof, tests of every rule, and whole movements', async () => {
  const folder = await started()
  const before = filesOf(folder)
  await within(folder, async (log) => {
    const cases: readonly [text: string, code: string][] = [
      [version(15).replace(/ {2}- \{ name: a name is looked up.*\n/, ''), 'rule-untested'],
      [version(15).replace('id: chat,      zones: [EU, US]', 'id: chat,      zones: [EU]'), 'half-movement'],
      [version(15).replace('expect: allow, rule: people', 'expect: deny, rule: people'), 'test-failed'],
      [version(15).replace('classes: [msg.body, msg.meta]', 'classes: [msg.bdy]'), 'unknown-word'],
      [version(15).replace('to: home, forms: "*" }', 'to: failover, forms: "*" }'), 'bricked-zone'],
    ]
    for (const [text, code] of cases)
      await assert.rejects(log.propose(text, ''), (caught: { problems?: { code: string }[] }) => {
        const problem = caught.problems?.find((each) => each.code === code) as
          | { line?: number; fix?: string }
          | undefined
        assert.ok((problem?.line ?? 0) > 1 && problem?.fix !== '', `${code}: ${JSON.stringify(caught.problems)}`)
        return true
      })
    assert.ok(isDeepStrictEqual(filesOf(folder), before), 'a file has changed')
    await log.propose(narrower(15), '')
    await refused('too-few-approvals', log.publish(holds))
    await log.approve(await log.signer('dpo'))
    await refused(
      'not-proved',
      log.publish(() => ({ holds: false })),
    )
    assert.equal((await log.read()).releases.length, 1)
  })
})

test('an older version, the same one again, and one that follows another are refused', async () => {
  const folder = await started()
  await within(folder, async (log) => {
    await refused('not-newer', log.propose(version(14), ''))
    await refused('not-newer', log.propose(version(13), ''))
    await refused('not-next', log.propose(version(16), ''))
    await log.propose(narrower(15), '')
    await refused('proposal-pending', log.propose(narrower(15), ''))
  })
})

test('a retired key approves nothing, not even what it approved before it was retired', async () => {
  const folder = await started()
  await within(folder, async (log) => {
    await log.propose(narrower(15), '')
    const dpo = await log.signer('dpo')
    await log.approve(dpo)
    await log.retireKey('dpo')
    await refused('too-few-approvals', log.publish(holds))
    await refused('key-retired', log.approve(dpo))
    await refused('key-exists', log.addKey({ name: 'dpo', role: 'approver' }))
    await refused('key-retired', log.retireKey('dpo'))
  })
})

test('somebody else’s key under a name of the ring, the log’s own key and an unknown one approve nothing', async () => {
  const folder = await started()
  await within(folder, async (log) => {
    await log.propose(narrower(15), '')
    await refused('key-other', log.approve(signerOf('dpo', generateKey().privatePem)))
    await refused('key-role', log.approve(await log.signer('log')))
    await refused('key-unknown', log.approve(signerOf('nobody', generateKey().privatePem)))
    await log.addKey({ name: 'late', role: 'approver' })
    await refused('key-retired', log.approve(await log.signer('late')))
  })
})

test('the key of the log rotates: the newest checkpoint is signed anew, and nodes take what follows', async () => {
  const folder = await started()
  await within(folder, async (log) => {
    await refused('key-last', log.retireKey('log'))
    await log.rotateKey('log', { name: 'log-2' })
    assert.match((await log.read()).checkpoint?.note ?? '', /\n— log-2 /)
    await publish(log, narrower(15), 'dpo')
    const { checkpoint } = await log.read()
    assert.match(checkpoint?.note ?? '', /\n— log-2 /)
  })
})

test('an approver’s public half is added from elsewhere; what is no key is refused', async () => {
  const folder = await started()
  await within(folder, async (log) => {
    const key = generateKey()
    const publicKey = Buffer.from(key.publicKey).toString('base64')
    await log.addKey({ name: 'outside', role: 'approver', publicKey })
    await refused('key-not-here', log.signer('outside'))
    await log.propose(narrower(15), '')
    assert.deepEqual((await log.approve(signerOf('outside', key.privatePem))).approvedBy, ['outside'])
    await refused('key-other', log.addKey({ name: 'short', role: 'approver', publicKey: 'AAAA' }))
    await refused('key-name', log.addKey({ name: '../log', role: 'approver' }))
  })
})

test('a change of keys waits until a key of the log and half of the approvers have signed it', async () => {
  const folder = await started()
  const elsewhere = ['dpo', 'counsel'].map((name) => {
    const path = join(folder, 'private', `${name}.pem`)
    const pem = readFileSync(path, 'utf8')
    rmSync(path)
    return signerOf(name, pem)
  })
  const [dpo] = elsewhere as [(typeof elsewhere)[0]]
  await within(folder, async (log) => {
    const waiting = await log.addKey({ name: 'third', role: 'approver' })
    assert.deepEqual([waiting.done, waiting.approvedBy, waiting.approvalsNeeded], [false, [], 1])
    assert.equal((await log.read()).rings.length, 3, 'nothing has changed yet')
    await refused('ring-pending', log.retireKey('counsel'))
    await refused('key-unknown', log.approveRing(signerOf('third', generateKey().privatePem)))
    await refused('key-other', log.approveRing(signerOf('dpo', generateKey().privatePem)))
    assert.equal((await log.approveRing(dpo)).done, true)
    const { ring, rings, ringChange } = await log.read()
    assert.deepEqual([ring.at(-1)?.name, rings.length, ringChange], ['third', 4, undefined])
    await refused('ring-missing', log.approveRing(dpo))
    // What waits when a version is published is of the log before it.
    await log.retireKey('counsel')
    await log.propose(narrower(15), '')
    await log.approve(dpo)
    await log.publish(holds)
    await refused('ring-missing', log.approveRing(dpo))
    await log.retireKey('third')
    assert.equal((await log.retireKey('counsel', { replace: true })).done, false, 'half of three is two')
    assert.deepEqual((await log.approveRing(dpo)).approvedBy, ['third', 'dpo'])
    assert.ok((await log.read()).ring.find(({ name }) => name === 'counsel')?.until)
  })
})

test('a key whose owner keeps it is followed by one whose owner keeps it: nothing of it lies beside the log', async () => {
  const folder = await started()
  await within(folder, async (log) => {
    const key = generateKey()
    const publicKey = Buffer.from(key.publicKey).toString('base64')
    assert.equal((await log.rotateKey('counsel', { name: 'counsel-2', publicKey })).done, true)
    await refused('key-not-here', log.signer('counsel-2'))
    await log.propose(narrower(15), '')
    assert.deepEqual((await log.approve(signerOf('counsel-2', key.privatePem))).approvedBy, ['counsel-2'])
  })
})

test('a log whose ring nobody had signed, of an earlier Meridian, is told as that', async () => {
  const folder = await started()
  const { ring, origin: name } = await within(folder, (log) => log.read())
  const keys = { schema: 'meridian/policy.keys@1', origin: name, keys: ring }
  writeFileSync(join(folder, fileNames.keys), JSON.stringify(keys))
  await refused(
    'log-older',
    within(folder, (log) => log.read()),
  )
})

test('a key that is or was in the ring does not come back under another name: one person would approve twice', async () => {
  const folder = await started()
  await within(folder, async (log) => {
    const { ring } = await log.read()
    const publicKey = ring.find(({ name }) => name === 'dpo')?.publicKey ?? ''
    await refused('key-exists', log.addKey({ name: 'again', role: 'approver', publicKey }))
    await log.retireKey('dpo')
    await refused('key-exists', log.addKey({ name: 'again', role: 'approver', publicKey }))
  })
})

test('a change of keys that is cut off after any of its writes is made or is not, and the log can be read', async () => {
  const folder = await started()
  const before = filesOf(folder)
  for (let writes = 0; writes < 4; writes++) {
    const files = memory({ ...before }, writes)
    await new PolicyLog(portsOf(files, folder))
      .retireKey('dpo')
      .catch((caught: unknown) => assert.match(String(caught), /cut off/))
    const { rings, ring } = await new PolicyLog(portsOf(memory(files.content), folder)).read()
    const retired = ring.find(({ name }) => name === 'dpo')?.until !== undefined
    assert.deepEqual([retired, rings.length], writes > 0 ? [true, 4] : [false, 3], `${writes}`)
  }
})

test('a folder that another hand has changed, or that was torn, is noticed', async () => {
  const folder = await started()
  await within(folder, (log) => publish(log, narrower(15), 'dpo'))
  const good = filesOf(folder)
  const releases = good[fileNames.releases] ?? ''
  const [first = '', second = ''] = releases.split('\n')
  const damaged: readonly [what: string, name: string, content: string][] = [
    ['a torn line', fileNames.releases, releases.slice(0, -20)],
    ['a line gone', fileNames.releases, `${first}\n`],
    ['lines swapped', fileNames.releases, `${second}\n${first}\n`],
    ['a word of a document', fileNames.releases, releases.replace('"msg.body"', '"msg.bodx"')],
    ['a date', fileNames.releases, releases.replace(/"publishedAt":\d+/, '"publishedAt":1')],
    ['a smaller checkpoint', fileNames.checkpoint, (good[fileNames.checkpoint] ?? '').replace('\n2\n', '\n1\n')],
    ['half a ring', fileNames.keys, (good[fileNames.keys] ?? '').slice(0, 100)],
    ['an approver put in', fileNames.keys, (good[fileNames.keys] ?? '').replace('"role": "log"', '"role": "approver"')],
  ]
  for (const [what, name, content] of damaged) {
    writeFileSync(join(folder, name), content)
    await assert.rejects(
      within(folder, (log) => log.read()),
      (caught: { because?: string }) => caught.because === 'log-damaged',
      what,
    )
    writeFileSync(join(folder, name), good[name] ?? '')
  }
  await within(folder, (log) => log.read())
})

test('a publication that is cut off after any of its writes is not published, or is, and goes on', async () => {
  const folder = await started()
  await within(folder, async (log) => {
    await log.propose(narrower(15), '')
    await log.approve(await log.signer('dpo'))
  })
  const before = filesOf(folder)
  for (let writes = 0; writes < 6; writes++) {
    const files = memory({ ...before }, writes)
    const cut = new PolicyLog(portsOf(files, folder))
    await cut.publish(holds).catch((caught: unknown) => assert.match(String(caught), /cut off/))
    const again = new PolicyLog(portsOf(memory(files.content), folder))
    const { releases } = await again.read()
    if (releases.length === 1) await again.publish(holds)
    assert.deepEqual([(await again.read()).releases.length, (await again.read()).proposal], [2, undefined], `${writes}`)
  }
})

test('a clock a day behind: what it dates is not published before what it follows', async () => {
  const folder = await started()
  await within(folder, async (log) => {
    logs.now -= 86_400_000
    // The approvers' keys are not in use yet on that day.
    await log.propose(narrower(15), '')
    await refused('key-retired', log.approve(await log.signer('dpo')))
    logs.now += 86_400_000
  })
})

test('two commands at once: the second is told that the log is held', async () => {
  const folder = await started()
  await within(folder, async () => {
    await refused(
      'log-busy',
      within(folder, (log) => log.read()),
    )
  })
})

/** Files in memory; the process "ends" before write number `writes`. */
function memory(content: Record<string, string>, writes = Infinity): PolicyLogFiles & { content: typeof content } {
  let left = writes
  const writing = (): void => {
    if (left-- <= 0) throw new Error('cut off')
  }
  return {
    content,
    read: (name) => Promise.resolve(content[name]),
    replace: async (name, text) => {
      writing()
      content[name] = text
      await undefined
    },
    remove: async (name) => {
      writing()
      delete content[name]
      await undefined
    },
  }
}

function portsOf(files: PolicyLogFiles, folder?: string): PolicyLogPorts {
  const signer = (name: string) =>
    Promise.resolve(
      folder === undefined ? undefined : signerOf(name, readFileSync(join(folder, 'private', `${name}.pem`), 'utf8')),
    )
  return { files, crypto, clock, cabinet: { create: () => Promise.reject(new Error('not here')), signer } }
}
