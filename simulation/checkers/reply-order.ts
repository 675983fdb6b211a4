/** No app shows an answer before what it answers, unless it says that this is not here (G6). */
import type { Id64 } from '../../protocol/messages.ts'
import type { SdkDevice } from '../sdk-device.ts'
import type { Checker } from './checker.ts'

export const replyOrder: Checker = {
  atLeast: 10,
  judges: 'rows shown by apps',
  judge: (world, say) => {
    for (const app of world.apps)
      for (const at of early(app)) say(`row ${at} of what an app has shown answers what it shows later`)
    return world.apps.reduce((sum, { shown }) => sum + shown.length, 0)
  },
}

/** Answers without a mark that stand before a parent. */
function early({ shown }: SdkDevice): number[] {
  const placeOf = new Map(shown.map(({ row }, at) => [nameOf(row), at]))
  return shown.flatMap(({ row, isLate }, at) =>
    !isLate && row.parents.some((parent) => (placeOf.get(nameOf(parent)) ?? -1) > at) ? [at] : [],
  )
}

const nameOf = ({ idHi, idLo }: Id64): string => `${idHi} ${idLo}`
