/** The commands of `meridian policy`, in the order in which a policy comes to be. */
import { Command } from 'commander'
import { addCheck } from './check-commands.node.ts'
import { addImpact } from './impact-commands.node.ts'
import { addPopulation } from './population-commands.node.ts'
import { addKeys } from './key-commands.node.ts'
import { addPublishing } from './log-commands.node.ts'
import { addLive } from './live-commands.node.ts'
import { addMachine } from './machine-commands.node.ts'
import { addPreview } from './preview-commands.node.ts'
import { addProof } from './proof-commands.node.ts'
import { addPurgePlan } from './purge-commands.node.ts'
import { addQuota } from './quota-commands.node.ts'
import { addShadow } from './shadow-commands.node.ts'

export function policyProgram(): Command {
  const policy = new Command('policy').description('where people’s data may live and travel').exitOverride()
  for (const add of [
    addCheck,
    addProof,
    addPreview,
    addImpact,
    addPurgePlan,
    addPopulation,
    addMachine,
    addKeys,
    addPublishing,
    addLive,
    addQuota,
    addShadow,
  ])
    add(policy)
  return policy
}
