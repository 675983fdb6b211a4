/** Signs the region map that Terraform's output asks for, with the keys of the policy log in it. Prints it. */
import { readFileSync } from 'node:fs'
import type { JWK } from 'jose'
import type { RegionMap } from '../../edge/region-map.ts'
import { badCommandLine, commandLine } from '../../platform/command-line.node.ts'
import { nodeClock } from '../../platform/clock.node.ts'
import { signRegionMap } from '../../processes/installation.ts'
import { policyKeysIn } from '../../processes/policy-of-installation.ts'

const help = `sign-region-map --map FILE       what \`terraform output -json region_map\` said
                --policy FILE    the beginning of the policy log, as regions are given it
                --key FILE       the operator's private key, as JWK
                --origins A,B    whose pages may connect`

const { values } = commandLine(help, {
  options: {
    map: { type: 'string' },
    policy: { type: 'string' },
    key: { type: 'string' },
    origins: { type: 'string' },
  },
})
const given = (name: keyof typeof values): string =>
  (values[name] as string | undefined) ?? badCommandLine(`--${name} is missing`, help)

const built = JSON.parse(readFileSync(given('map'), 'utf8')) as Pick<RegionMap, 'regions' | 'pops'>
const key = JSON.parse(readFileSync(given('key'), 'utf8')) as JWK
const map: RegionMap = {
  ...built,
  // An edge takes none that is older than the one it has.
  version: nodeClock.now(),
  policyKeys: policyKeysIn(given('policy')),
  origins: given('origins').split(','),
}
console.log(await signRegionMap(key, map))
