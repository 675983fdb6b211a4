/** Cassandra's tool for operators, told where a node of the set hears it. It needs the same open doors as the server. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { EngineSet } from '../engine-set.ts'
import { groundOf } from '../ground.ts'
import { javaCommand } from '../java.ts'
import { prepare, type Programs } from '../prepare.ts'
import { Refusal } from '../refusal.ts'
import { portOf, regionPlans } from '../region-plan.ts'
import { cassandra } from './cassandra.ts'
import { doors } from './open-doors.ts'

/** Its exit code. */
export async function nodetool(set: EngineSet, name: string, words: readonly string[]): Promise<number> {
  const all = regionPlans(set).flatMap((region) =>
    cassandra.nodes(region).map((node, index) => ({ region, node, index })),
  )
  const chosen = all.find(({ node }) => node.name === name)
  if (chosen === undefined) {
    throw new Refusal(
      `no Cassandra node is called \`${name}\`; there are ${all.map(({ node }) => node.name).join(', ')}`,
    )
  }
  const programs: Programs = new Map()
  await prepare(cassandra, set.data, programs, () => {})
  const ground = groundOf(cassandra, { set, programs, say: () => {}, launched: () => {} })
  const { program, args } = javaCommand(ground, {
    main: 'org.apache.cassandra.tools.NodeTool',
    heapMib: { first: 16, most: 128 },
    flags: [
      ...doors,
      // It keeps a history there.
      `-Duser.home=${chosen.node.folder}`,
      `-Dlogback.configurationFile=${join(chosen.node.folder, 'conf', 'logback.xml')}`,
    ],
    args: ['-h', '127.0.0.1', '-p', String(portOf(chosen.region, 'cassandraJmx', chosen.index + 1)), ...words],
  })
  const child = spawn(program, args, { stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 1
}
