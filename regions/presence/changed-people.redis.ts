/**
 * Whose presence has changed, told among the processes of a region at once. People are spread over a few
 * channels by their key, and those of one write go together, so that however many come and go, a write
 * costs a few dozen messages at most. A hint: whoever missed one looks again with the next renewal.
 */
import type { Scheduler } from '../../platform/clock.ts'
import type { RedisCluster } from '../../platform/redis/cluster.redis.ts'
import { slotOfKey } from '../../platform/redis/key-slot.ts'
import { isUserId, type UserId, type UserKey, userIdOfKey, userKeyOf } from '../../protocol/ids.ts'

export interface ChangedPeopleOptions {
  readonly redis: RedisCluster
  readonly scheduler: Pick<Scheduler, 'every'>
  readonly prefix: string
  /** Also what this process has told itself. */
  told(users: readonly UserKey[]): void
}

/** Enough that they lie on all nodes of a large cluster; a busy write still fills each. */
export const channelCount = 64
export const channelOf = (id: UserId): number => slotOfKey(id) % channelCount

export class ChangedPeople {
  readonly #redis: RedisCluster
  readonly #channels: readonly string[]

  constructor({ redis, scheduler, prefix, told }: ChangedPeopleOptions) {
    this.#redis = redis
    this.#channels = Array.from({ length: channelCount }, (_, at) => `${prefix}:changed:${at}`)
    redis.hear(this.#channels, scheduler, (_channel, message) =>
      told(message.split(',').flatMap((id) => (isUserId(id) ? [userKeyOf(id)] : []))),
    )
  }

  /** Never rejects. */
  async tell(users: readonly UserKey[]): Promise<void> {
    const byChannel = new Map<string, string[]>()
    for (const user of users) {
      const id = userIdOfKey(user)
      const channel = this.#channels[channelOf(id)] as string
      byChannel.set(channel, [...(byChannel.get(channel) ?? []), id])
    }
    await this.#redis.runAll(
      [...byChannel].map(([channel, ids]) => ({ key: channel, words: ['spublish', channel, ids.join(',')] })),
    )
  }
}
