/**
 * Whether a send has an answer in its sender's log already (W4, W5): for what accept would refuse today
 * and may have taken yesterday.
 */
import type { EventLog } from '../../platform/event-log/event-log.ts'
import { keyAt } from '../../protocol/known-keys.ts'
import type { Send } from '../../protocol/messages.ts'
import { type PersonCell, personCellKey } from '../fold/cells.ts'
import type { Sender } from './accept.ts'
import type { CommandInbox } from './command-inbox.ts'
import type { PartRunner } from './part-runner.ts'

export interface SendersPart {
  readonly log: Pick<EventLog, 'end'>
  readonly inbox: Pick<CommandInbox, 'settled'>
  readonly runner: Pick<PartRunner, 'part' | 'folded' | 'read'>
}

/** Waits until what is on its way is durable and folded: the first copy may be among it. */
export async function isAnswered(
  { log, inbox, runner }: SendersPart,
  { user, writer }: Sender,
  { n, clientMsgId }: Send,
): Promise<boolean> {
  await inbox.settled()
  await runner.folded(log.end(runner.part) - 1)
  const person = (await runner.read(personCellKey(user))) as PersonCell | undefined
  if (writer > 0) return n <= (person?.writers.get(writer)?.last ?? 0)
  return clientMsgId !== undefined && person?.unary.has(keyAt(clientMsgId, 0)) === true
}
