/**
 * G1: whoever posts what members of a region see blank is told, once for each region and post, whoever
 * made it blank: the group's home, a gate on the way or a repair. What is shown there is not told as blank.
 */
import { readDenial } from '../../protocol/codec/denial.ts'
import { flags, type GroupRow, kinds, type Row } from '../../protocol/messages.ts'
import type { Client } from '../client.ts'
import type { Checker, Say } from './checker.ts'

/** A post by group, author and place → the regions of members who see it so. */
type Posts = Map<string, Set<number>>

export const withheld: Checker = {
  // A seed may narrow nothing that anybody posts.
  atLeast: 0,
  judges: 'posts that members of a region see blank',
  judge: ({ devices }, say) => {
    const [blank, shown]: [Posts, Posts] = [new Map(), new Map()]
    for (const device of devices)
      for (const rows of device.groupRows.values())
        for (const row of rows.filter(isPost)) note(isBlank(row) ? blank : shown, device, row)
    for (const device of devices) {
      for (const [post, regions] of blank) if (post.includes(device.key)) judgePost(regions, toldOf(device, post), say)
      for (const [post, regions] of shown)
        if (toldOf(device, post).some((region) => regions.has(region))) say('a post is shown, and told to be blank')
    }
    return [...blank.values()].reduce((sum, { size }) => sum + size, 0)
  },
}

const isPost = ({ kind, flags: bits }: GroupRow): boolean =>
  (kind === kinds.message || kind === kinds.edit) && (bits & flags.recalled) === 0
const isBlank = ({ flags: bits }: GroupRow): boolean => (bits & flags.void) !== 0

function note(posts: Posts, { region: { region } }: Client, { group, author, place }: GroupRow): void {
  const name = `${group}${author}${place}`
  posts.set(name, (posts.get(name) ?? new Set()).add(region.number))
}

/** What an operator has left out names no region. */
const nowhere = 0

function judgePost(regions: ReadonlySet<number>, told: readonly number[], say: Say): void {
  let unnamed = told.filter((region) => region === nowhere).length
  for (const region of regions) {
    const times = told.filter((one) => one === region).length
    if (times > 1) say(`the author of a post that is blank in a region was told ${times} times`)
    if (times === 0 && unnamed-- <= 0) say('a post is blank in a region, and its author was not told')
  }
}

/** In this world a zone has the number of its home. */
const toldOf = ({ rows, key }: Client, post: string): number[] =>
  rows.filter((row) => row.kind === kinds.withheld && `${row.peer}${key}${row.target}` === post).map(regionTold)

const regionTold = ({ body }: Row): number => (body === undefined ? nowhere : readDenial(body).toZone)
