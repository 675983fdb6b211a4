import assert from 'node:assert/strict'
import { test } from 'node:test'
import { edited, exampleNow as now, globalChat } from '../document/example-policy.node.ts'
import type { PolicyDocument } from '../document/policy-document.ts'
import { compile } from '../table/compile.ts'
import { accept, type Known, type Published } from './accept.ts'
import { base64 } from './base64.ts'
import { consistencyProof, inclusionProof, isConsistent, isIncluded, leafHash, rootOf } from './merkle.ts'
import { generateKey, nodePolicyCrypto as crypto, signerOf } from './policy-crypto.node.ts'
import { canonicalBytes } from './canonical.ts'
import type { KeyRings } from './key-rings.ts'
import { makeStatement, type Release, type Statement } from './release.ts'
import { approve, type RingKey } from './ring-key.ts'
import { checkpointText, readCheckpoint, signNote } from './signed-note.ts'

const origin = 'meridian.example/residency'
const keys = Object.fromEntries(['dpo', 'counsel', 'former', 'log'].map((name) => [name, generateKey()]))
const keyOf = (name: string) => keys[name] as ReturnType<typeof generateKey>
const ring: readonly RingKey[] = [
  { name: 'dpo', role: 'approver', publicKey: base64(keyOf('dpo').publicKey), from: 0 },
  { name: 'counsel', role: 'approver', publicKey: base64(keyOf('counsel').publicKey), from: 0 },
  { name: 'former', role: 'approver', publicKey: base64(keyOf('former').publicKey), from: 0, until: now - 1 },
  { name: 'log', role: 'log', publicKey: base64(keyOf('log').publicKey), from: 0 },
]

const rings: KeyRings = [
  { schema: 'meridian/policy.ring@1', origin, number: 1, previous: null, size: 0, root: '', at: 0, keys: ring },
]

/** A log kept in a list, as the tool that publishes keeps it in files. */
class Log {
  readonly statements: Statement[] = []

  async publish(release: Release, from = 0): Promise<Published> {
    this.statements.push(release.statement)
    return this.shown(release, from)
  }

  async shown(release: Release, from: number): Promise<Published> {
    const leaves = await Promise.all(this.statements.map((each) => leafHash(crypto, canonicalBytes(each))))
    const index = this.statements.indexOf(release.statement)
    const text = checkpointText({ origin, size: leaves.length, root: await rootOf(crypto, leaves) })
    return {
      release,
      index,
      checkpoint: await signNote(crypto, text, signerOf('log', keyOf('log').privatePem), keyOf('log').publicKey),
      inclusion: (await inclusionProof(crypto, leaves, index)).map(base64),
      consistency: (await consistencyProof(crypto, leaves, from)).map(base64),
    }
  }
}

async function release(document: PolicyDocument, previous: Statement | undefined, ...by: string[]): Promise<Release> {
  const statement = await makeStatement(crypto, document, previous, now)
  const approvals = await Promise.all(by.map((name) => approve(statement, signerOf(name, keyOf(name).privatePem))))
  return { document, statement, approvals }
}

const version = (number: number, parts: Partial<PolicyDocument> = {}): PolicyDocument => {
  const document = edited(parts)
  return { ...document, metadata: { ...document.metadata, version: number } }
}
const narrower = (number: number): PolicyDocument =>
  version(number, { rules: globalChat().document.rules.filter(({ id }) => id !== 'grp-repl') })

async function started(): Promise<{ log: Log; known: Known; first: Release }> {
  const log = new Log()
  const first = await release(version(14), undefined, 'dpo', 'counsel')
  const published = await log.publish(first)
  const nothing: Known = { rings, origin, checkpoint: undefined, active: undefined }
  const result = await accept(crypto, nothing, published, now)
  assert.ok(result.accepted, JSON.stringify(result))
  const active = { statement: first.statement, document: first.document, table: result.table }
  return { log, first, known: { ...nothing, checkpoint: result.checkpoint, active } }
}

async function because(known: Known, published: Published, at = now): Promise<string> {
  const result = await accept(crypto, known, published, at)
  return result.accepted ? 'accepted' : result.because
}

test('a version that narrows needs one approval, one that widens two', async () => {
  const { log, known, first } = await started()
  const next = await release(narrower(15), first.statement, 'dpo')
  assert.equal(await because(known, await log.publish(next, 1)), 'accepted')
  const active = { statement: next.statement, document: next.document, table: compile(next.document) }
  const wider = await release(version(16), next.statement, 'dpo')
  assert.equal(await because({ ...known, active }, await log.publish(wider, 1)), 'too-few-approvals')
  const both = await release(version(16), next.statement, 'dpo', 'counsel')
  assert.equal(await because({ ...known, active }, await log.publish(both, 1)), 'accepted')
})

test('a version that lets people be re-homed, or groups reach further, widens though no flow is new', async () => {
  const { log, known, first } = await started()
  const { rehoming, groups } = globalChat().document
  assert.ok(rehoming && groups)
  const closed = version(15, {
    rehoming: { ...rehoming, allowed: rehoming.allowed.slice(1) },
    groups: { ...groups, modes: ['pointer', 'deny'] },
  })
  const narrow = await release(closed, first.statement, 'dpo')
  assert.equal(await because(known, await log.publish(narrow, 1)), 'accepted')
  const active = { statement: narrow.statement, document: closed, table: compile(closed) }
  for (const parts of [{ rehoming }, { groups }]) {
    const opened = { ...closed, ...parts, metadata: { ...closed.metadata, version: 16 } }
    const index = log.statements.length
    const alone = await release(opened, narrow.statement, 'dpo')
    assert.equal(await because({ ...known, active }, await log.publish(alone, 1)), 'too-few-approvals')
    log.statements.splice(index)
    const both = await release(opened, narrow.statement, 'dpo', 'counsel')
    assert.equal(await because({ ...known, active }, await log.publish(both, 1)), 'accepted')
    log.statements.splice(index)
  }
})

test('a document cannot lower the number of approvals for itself', async () => {
  const { log, known, first } = await started()
  const { metadata } = globalChat().document
  const easy = {
    ...edited({ guardrails: [] }),
    metadata: { ...metadata, version: 15, approvals: { normal: 1, widening: 1 } },
    rules: [
      ...globalChat().document.rules,
      { id: 'more', zones: ['EU'], classes: ['msg.body'], ops: ['store'], to: ['us-east'], forms: ['plain'] },
    ],
  }
  assert.equal(
    await because(known, await log.publish(await release(easy, first.statement, 'dpo'), 1)),
    'too-few-approvals',
  )
})

test('unsigned, signed by a retired key, signed twice by one key: too few approvals', async () => {
  const { log, known, first } = await started()
  for (const by of [[], ['former']]) {
    const next = await release(narrower(15), first.statement, ...by)
    assert.equal(await because(known, await log.publish(next, 1)), 'too-few-approvals')
  }
  const { rules } = globalChat().document
  const wider = version(15, {
    rules: rules
      .map((rule) => (rule.id === 'grp-repl' ? { ...rule, when: [] } : rule))
      .map(({ when, ...rule }) => (when?.length === 0 ? rule : { ...rule, ...(when && { when }) })),
  })
  const twice = await release(wider, first.statement, 'dpo', 'dpo')
  assert.equal(await because(known, await log.publish(twice, 1)), 'too-few-approvals')
})

test('a changed document, an older version, a skipped one and one of tomorrow are refused', async () => {
  const { log, known, first } = await started()
  const next = await release(narrower(15), first.statement, 'dpo')
  const published = await log.publish(next, 1)
  const changed = { ...published, release: { ...next, document: version(15) } }
  assert.equal(await because(known, changed), 'document-changed')
  assert.equal(await because(known, await log.shown(first, 1)), 'not-newer')
  const other = await release(narrower(16), next.statement, 'dpo')
  assert.equal(await because(known, await log.publish(other, 1)), 'not-next')
  assert.equal(await because(known, published, now - 86_400_000), 'from-the-future')
  // Dated back to when a key was in use that has been retired since.
  const backdated = { ...next.statement, publishedAt: first.statement.publishedAt - 1 }
  const former = await approve(backdated, signerOf('former', keyOf('former').privatePem))
  const dated = { document: next.document, statement: backdated, approvals: [former] }
  assert.equal(await because(known, { ...published, release: dated }), 'not-next')
})

test('a log that forgets, forks or is signed by somebody else is refused', async () => {
  const { log, known, first } = await started()
  const next = await release(narrower(15), first.statement, 'dpo')
  const published = await log.publish(next, 1)
  const fork = new Log()
  fork.statements.push({ ...first.statement, publishedAt: now - 5 })
  assert.equal(await because(known, await fork.publish(next, 1)), 'log-forked')
  const forgetful = new Log()
  const grown = { ...known, checkpoint: { origin, size: 3, root: new Uint8Array(32) } }
  assert.equal(await because(grown, await forgetful.publish(next, 0)), 'checkpoint-older')
  const text = published.checkpoint.slice(0, published.checkpoint.indexOf('\n\n') + 1)
  const forged = await signNote(crypto, text, signerOf('log', keyOf('dpo').privatePem), keyOf('dpo').publicKey)
  assert.equal(await because(known, { ...published, checkpoint: forged }), 'checkpoint-unsigned')
  assert.equal(await because({ ...known, origin: 'another.example' }, published), 'checkpoint-unsigned')
  assert.equal(await because(known, { ...published, index: 0 }), 'not-in-log')
  assert.equal(await because(known, { ...published, inclusion: ['!'] }), 'not-in-log')
})

test('a checkpoint is read back, and not if a byte of it is another', async () => {
  const text = checkpointText({ origin, size: 7, root: new Uint8Array(32).fill(3) })
  const note = await signNote(crypto, text, signerOf('log', keyOf('log').privatePem), keyOf('log').publicKey)
  assert.equal((await readCheckpoint(crypto, note, 'log', keyOf('log').publicKey))?.size, 7)
  for (const other of [note.replace('\n7\n', '\n8\n'), note.replace('— log', '— lag'), note.slice(0, -6), ''])
    assert.equal(await readCheckpoint(crypto, other, 'log', keyOf('log').publicKey), undefined)
})

test('RFC 6962: every leaf of every tree up to 20 is proved, every beginning too, and nothing else', async () => {
  const leaves = await Promise.all(
    Array.from({ length: 20 }, (_, at) => leafHash(crypto, new TextEncoder().encode(`leaf ${at}`))),
  )
  for (let size = 1; size <= leaves.length; size++) {
    const tree = leaves.slice(0, size)
    const root = await rootOf(crypto, tree)
    for (let index = 0; index < size; index++) {
      const proof = await inclusionProof(crypto, tree, index)
      const leaf = tree[index] as Uint8Array
      assert.ok(await isIncluded(crypto, leaf, index, size, proof, root))
      assert.equal(await isIncluded(crypto, leaf, (index + 1) % size, size, proof, root), size === 1)
      const steps = await consistencyProof(crypto, tree, index)
      const old = await rootOf(crypto, tree.slice(0, index))
      assert.ok(await isConsistent(crypto, index, old, size, root, steps), `${index} of ${size}`)
      if (index > 0) assert.ok(!(await isConsistent(crypto, index, root, size, root, steps)))
    }
  }
})

test('RFC 8785: names in order, numbers in one form', () => {
  const text = new TextDecoder().decode(canonicalBytes({ b: 1e21, a: 'é', A: [1.0, -0] }))
  assert.equal(text, '{"A":[1,0],"a":"é","b":1e+21}')
})
