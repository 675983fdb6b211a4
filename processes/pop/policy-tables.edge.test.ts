/** The same releases in workerd and in Node: verified alike, and compiled to the same tables. */
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Probed, probe } from '../../edge/policy-probe.ts'
import { exampleNow } from '../../residency-policy/document/example-policy.node.ts'
import { parse } from '../../residency-policy/document/parse.ts'
import type { PolicyDocument } from '../../residency-policy/document/policy-document.ts'
import { ExampleChain } from '../../residency-policy/publish/example-chain.node.ts'
import { nodePolicyCrypto } from '../../residency-policy/publish/policy-crypto.node.ts'
import { type PortBlock, takePorts } from '../ports.ts'
import { bundleWorker } from './bundle-worker.ts'
import { type Pop, startPop } from './start-pop.ts'

const root = join(import.meta.dirname, '..', '..')
let folder: string
let ports: PortBlock
let pop: Pop

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meridian-probe-'))
  ports = await takePorts(1)
  const entry = join(root, 'edge', 'policy-probe.workerd.ts')
  const bundleFile = await bundleWorker(folder, { entry, name: 'policy-probe.js' })
  await ports.open()
  pop = await startPop({ name: 'probe', folder, bundleFile, port: ports.first, bindings: {}, onLine: () => {} })
})

after(async () => {
  await pop.stop()
  await ports.release()
  await rm(folder, { recursive: true })
})

async function documentIn(name: string): Promise<PolicyDocument> {
  const parsed = parse(await readFile(join(root, 'policies', name), 'utf8'))
  return parsed.ok ? parsed.policy.document : assert.fail(name)
}

const inWorkerd = async (probed: Probed): Promise<string> =>
  (await fetch(pop.url, { method: 'POST', body: JSON.stringify(probed) })).text()

test('workerd and Node come to the same tables, byte by byte, and keep the contract of their cryptography', async () => {
  const chain = new ExampleChain()
  const taken = [
    await chain.publish(await documentIn('three-regions.yaml'), exampleNow),
    await chain.publish(await documentIn('global-chat.yaml'), exampleNow + 1),
  ]
  const probed = { keys: await chain.keys(), taken, nowMs: exampleNow + 2 }
  const inNode = await probe(nodePolicyCrypto, probed)
  assert.equal(await inWorkerd(probed), inNode)
  const { faults, tables } = JSON.parse(inNode) as { faults: string[]; tables: { table: { cells: number[] } }[] }
  assert.deepEqual(faults, [])
  assert.equal(tables[1]?.table.cells.length, 10_800)
})

test('workerd refuses what Node refuses: a key of a stranger, one approval where two are needed, a changed document', async () => {
  const document = await documentIn('three-regions.yaml')
  const chain = new ExampleChain()
  const keys = await chain.keys()
  const good = await chain.publish(document, exampleNow)
  const changed = { ...document, guardrails: [] }
  for (const [one, why] of [
    [await new ExampleChain(40).publish(document, exampleNow), 'checkpoint-unsigned'],
    [await new ExampleChain().publish(document, exampleNow, ['dpo']), 'too-few-approvals'],
    [{ ...good, release: { ...good.release, document: changed } }, 'document-changed'],
  ] as const) {
    const probed = { keys, taken: [one], nowMs: exampleNow }
    const inNode = await probe(nodePolicyCrypto, probed)
    assert.deepEqual(JSON.parse(inNode), { refused: why })
    assert.equal(await inWorkerd(probed), inNode)
  }
})
