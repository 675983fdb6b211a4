/**
 * An edge sends what a person asks to their home, as their token says it, and nowhere else (I5): only a
 * look for somebody else goes to the region that is named in it.
 */
import type { Checker } from './checker.ts'

export const routes: Checker = {
  atLeast: 10,
  judges: 'requests that edges handed over',
  judge: ({ edges }, say) => {
    let judged = 0
    for (const { handedOver } of edges)
      for (const { to, home, path } of handedOver) {
        judged += 1
        if (to !== home && !path.startsWith('/v1/people?')) say(`${path} of somebody of ${home} went to ${to}`)
      }
    return judged
  },
}
