/**
 * R7: words cross only under a version that allows them, behind no barrier that forbids them, and never
 * early; and in the end the newest version is in force everywhere, with every barrier through.
 */
import type { Checker } from './checker.ts'

export const border: Checker = {
  atLeast: 10,
  judges: 'records with words in them that arrived from another region',
  judge: ({ border: { crossed, violations }, regions, office }, say) => {
    for (const what of violations) say(what)
    for (const { keeper, region } of regions) {
      const { active, parts, barriers, inForce } = keeper.status()
      if (!inForce || active.version !== office.newest)
        say(
          `${region.alias} stands by version ${active.version} of ${office.newest}: ${JSON.stringify({ parts, barriers })}`,
        )
    }
    return crossed
  },
}
