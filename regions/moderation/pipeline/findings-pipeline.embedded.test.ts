import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFindings } from './findings.sqlite.ts'
import { findingsPipelineContract, type PipelineUnderTest } from './findings-pipeline.contract.ts'
import { GroupLogOfTest, matcherOf, TimeOfTest } from './pipeline-fixtures.ts'
import { PipelineReader } from './pipeline-reader.ts'

const parts = 2

async function open(): Promise<PipelineUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-pipeline-'))
  const findings = openFindings(join(folder, 'findings.sqlite'))
  const log = new GroupLogOfTest(parts)
  const time = new TimeOfTest()
  let matcher = matcherOf(1, [], [])
  const begin = async (): Promise<PipelineReader> => {
    const reader = new PipelineReader({
      log: log.log,
      clock: time,
      scheduler: time,
      parts,
      findings: await findings.take(),
      matcher: () => matcher,
      onFailure: (error) => assert.ifError(error),
      onTaken: () => assert.fail('nobody else takes it'),
    })
    reader.start()
    return reader
  }
  let reader = await begin()
  return {
    pipeline: () => reader,
    findings,
    now: time.now,
    append: (part, record) => log.append(part, record),
    setWords: (words, allowed) => {
      matcher = matcherOf(matcher.list.version + 1, words, allowed)
    },
    pass: (ms) => time.pass(ms),
    eventually: async (what, holds) => {
      await time.pass(0)
      assert.ok(await holds(), what)
    },
    restart: async () => {
      await time.pass(0)
      await reader.stop()
      reader = await begin()
    },
    dispose: async () => {
      await reader.stop()
      await findings.close()
      await rm(folder, { recursive: true })
    },
  }
}

findingsPipelineContract('in the region', open)
