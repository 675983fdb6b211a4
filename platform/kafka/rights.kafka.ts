/**
 * What a user may do at a guarded door of Kafka. A user's rights are a list, and putting it into force
 * takes away whatever else that user had: a right that is forgotten somewhere is one nobody decided on.
 */
import kafkajs, { type AclEntry, type AclFilter } from 'kafkajs'
import { asAdmin, type KafkaAdminOptions } from './admin.kafka.ts'
import type { KafkaOperation, KafkaRight } from './rights.ts'

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs

const operations: Readonly<Record<KafkaOperation, number>> = {
  read: AclOperationTypes.READ,
  write: AclOperationTypes.WRITE,
  create: AclOperationTypes.CREATE,
  describe: AclOperationTypes.DESCRIBE,
  'describe-configs': AclOperationTypes.DESCRIBE_CONFIGS,
  alter: AclOperationTypes.ALTER,
  'alter-configs': AclOperationTypes.ALTER_CONFIGS,
}
const resources = { topic: AclResourceTypes.TOPIC, group: AclResourceTypes.GROUP } as const

/** How many rights were given and taken; none: it was so already. The brokers hold to it a moment later. */
export interface RightsChange {
  readonly given: number
  readonly taken: number
}

export function setRights(
  options: KafkaAdminOptions,
  user: string,
  rights: readonly KafkaRight[],
): Promise<RightsChange> {
  return asAdmin(options, async (admin) => {
    const principal = `User:${user}`
    const { resources: known } = await admin.describeAcls({ ...everything, principal })
    const has: readonly AclEntry[] = known.flatMap(({ acls, ...resource }) =>
      acls.map((acl) => ({ ...resource, ...acl })),
    )
    const wanted = rights.map((right) => entryOf(principal, right))
    const given = wanted.filter((entry) => !has.some((other) => isSame(entry, other)))
    const taken = has.filter((entry) => !wanted.some((other) => isSame(entry, other)))
    if (given.length > 0) await admin.createAcls({ acl: given })
    if (taken.length > 0) await admin.deleteAcls({ filters: taken })
    return { given: given.length, taken: taken.length }
  })
}

const everything: AclFilter = {
  resourceType: AclResourceTypes.ANY,
  resourcePatternType: ResourcePatternTypes.ANY,
  operation: AclOperationTypes.ANY,
  permissionType: AclPermissionTypes.ANY,
}

const entryOf = (principal: string, { resource, name, operation }: KafkaRight): AclEntry => ({
  principal,
  host: '*',
  resourceType: resources[resource],
  resourceName: name,
  resourcePatternType: ResourcePatternTypes.LITERAL,
  operation: operations[operation],
  permissionType: AclPermissionTypes.ALLOW,
})

const isSame = (one: AclEntry, other: AclEntry): boolean =>
  one.resourceType === other.resourceType &&
  one.resourceName === other.resourceName &&
  one.resourcePatternType === other.resourcePatternType &&
  one.host === other.host &&
  one.operation === other.operation &&
  one.permissionType === other.permissionType
