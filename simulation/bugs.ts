/**
 * Planted bugs: each breaks one rule of production code through its switch. A checker that lets one
 * pass would let the same mistake of ours pass, so each must be found: by random seeds where those
 * meet it soon, else by a scripted scenario. The numbers are those of write-path.md (f).
 */
import { noClientFaults } from '../clients/sdk/client-faults.ts'
import { noFoldFaults } from '../regions/fold/fold-faults.ts'
import { noEdgeFaults } from '../edge/edge-faults.ts'
import { noReadFaults } from '../regions/mailbox/read-faults.ts'
import { noWorkerFaults } from '../regions/worker/worker-faults.ts'
import type { Scenario } from './scenario.ts'
import { claimedHome } from './scenarios/claimed-home.ts'
import { answerOvertakes } from './scenarios/answer-overtakes.ts'
import { groupQuota } from './scenarios/group-quota.ts'
import { groupAtHome } from './scenarios/group-at-home.ts'
import { deafRefusal, longDeaf } from './scenarios/deaf-device.ts'
import {
  closedOnTheWay,
  mirrorWithoutGate,
  narrowedEverywhere,
  narrowedGroup,
  takenNotActivated,
} from './scenarios/narrowed.ts'
import { lateJoin } from './scenarios/late-join.ts'
import { leftGroup } from './scenarios/left-group.ts'
import { quotaUsedUp } from './scenarios/quota-used-up.ts'
import { powerCutMidWrite } from './scenarios/power-cut-mid-write.ts'
import { refusedByPolicy } from './scenarios/refused-by-policy.ts'
import { rowsFromSnapshot } from './scenarios/rows-from-snapshot.ts'
import { joinInSlowFeed, slowFeed } from './scenarios/slow-feed.ts'
import { zombieFolds, zombieServes, zombieWrites } from './scenarios/zombie.ts'
import { tooFast } from './scenarios/too-fast.ts'
import type { WorldOptions } from './world.ts'

export type Hunt =
  /** Seeds from 1 on, after the one that is known to meet it. */
  { readonly by: 'seeds'; readonly known: number } | { readonly by: 'scenario'; readonly scenario: Scenario }

export interface PlantedBug {
  readonly key: string
  readonly number: number
  readonly planted: WorldOptions
  readonly hunt: Hunt
}

const fold = (key: keyof typeof noFoldFaults): WorldOptions => ({ foldFaults: { ...noFoldFaults, [key]: true } })
const worker = (key: keyof typeof noWorkerFaults): WorldOptions => ({
  workerFaults: { ...noWorkerFaults, [key]: true },
})
const read = (key: keyof typeof noReadFaults): WorldOptions => ({ readFaults: { ...noReadFaults, [key]: true } })
const client = (key: keyof typeof noClientFaults): WorldOptions => ({
  clientFaults: { ...noClientFaults, [key]: true },
})
const edge = (key: keyof typeof noEdgeFaults): WorldOptions => ({ edgeFaults: { ...noEdgeFaults, [key]: true } })
const script = (scenario: Scenario): Hunt => ({ by: 'scenario', scenario })
const seeds = (known = 1): Hunt => ({ by: 'seeds', known })

export const plantedBugs: readonly PlantedBug[] = [
  { key: 'ackAtAppend', number: 1, planted: worker('ackAtAppend'), hunt: script(refusedByPolicy) },
  { key: 'ackBeforeSync', number: 2, planted: worker('ackBeforeSync'), hunt: seeds() },
  { key: 'readUnsynced', number: 3, planted: worker('readUnsynced'), hunt: script(powerCutMidWrite) },
  { key: 'checkpointFirst', number: 4, planted: worker('checkpointFirst'), hunt: seeds(14) },
  { key: 'sharedState', number: 5, planted: worker('sharedState'), hunt: script(zombieFolds) },
  { key: 'noDedup', number: 6, planted: fold('noDedup'), hunt: seeds() },
  { key: 'dedupWindow', number: 7, planted: fold('dedupWindow'), hunt: script(longDeaf) },
  { key: 'noPrev', number: 8, planted: fold('noPrev'), hunt: script(tooFast) },
  { key: 'noRefusalMemory', number: 9, planted: fold('noRefusalMemory'), hunt: script(deafRefusal) },
  { key: 'sourceCursor', number: 10, planted: fold('sourceCursor'), hunt: seeds() },
  { key: 'noChain', number: 11, planted: fold('noChain'), hunt: seeds() },
  { key: 'noRepair', number: 12, planted: { ...fold('noRepair'), ...worker('noRepair') }, hunt: seeds() },
  { key: 'blockKeepsPlace', number: 14, planted: fold('blockKeepsPlace'), hunt: seeds() },
  { key: 'voidSilent', number: 15, planted: fold('voidSilent'), hunt: seeds() },
  { key: 'pushFromSender', number: 18, planted: worker('pushFromSender'), hunt: seeds() },
  { key: 'pushUnchecked', number: 19, planted: client('pushUnchecked'), hunt: seeds() },
  { key: 'parkSkips', number: 20, planted: worker('parkSkips'), hunt: seeds(18) },
  { key: 'markerLww', number: 21, planted: fold('markerLww'), hunt: seeds() },
  {
    key: 'recallOverwritten',
    number: 22,
    planted: { storeFaults: { recallOverwritten: true } },
    hunt: script(zombieWrites),
  },
  { key: 'truncBeyondBackup', number: 24, planted: worker('truncBeyondBackup'), hunt: script(rowsFromSnapshot) },
  { key: 'headAhead', number: 25, planted: read('headAhead'), hunt: seeds(7) },
  { key: 'keyReset', number: 26, planted: read('keyReset'), hunt: script(zombieServes) },
  { key: 'tickMax', number: 27, planted: read('tickMax'), hunt: script(slowFeed) },
  { key: 'tickMinMine', number: 28, planted: read('tickMinMine'), hunt: script(joinInSlowFeed) },
  { key: 'noGate', number: 30, planted: client('noGate'), hunt: script(answerOvertakes) },
  { key: 'groupRefusalSilent', number: 31, planted: fold('groupRefusalSilent'), hunt: seeds() },
  { key: 'joinSeesAll', number: 32, planted: read('joinSeesAll'), hunt: script(lateJoin) },
  { key: 'exMemberSees', number: 33, planted: read('exMemberSees'), hunt: script(leftGroup) },
  { key: 'rosterGlobal', number: 34, planted: fold('rosterGlobal'), hunt: script(groupAtHome) },
  {
    key: 'noReceiverGate',
    number: 37,
    planted: { receiverFaults: { noReceiverGate: true } },
    hunt: script(mirrorWithoutGate),
  },
  { key: 'noLaneCounter', number: 38, planted: fold('noLaneCounter'), hunt: seeds() },
  // Of our own, from 101 on.
  { key: 'staleTable', number: 101, planted: fold('staleTable'), hunt: script(narrowedEverywhere) },
  {
    key: 'activatesOnTake',
    number: 102,
    planted: { keeperFaults: { activatesOnTake: true } },
    hunt: script(takenNotActivated),
  },
  { key: 'routesByClaim', number: 103, planted: edge('routesByClaim'), hunt: script(claimedHome) },
  { key: 'quotaUncounted', number: 104, planted: fold('quotaUncounted'), hunt: script(quotaUsedUp) },
  { key: 'quotaPerMessage', number: 105, planted: fold('quotaPerMessage'), hunt: script(quotaUsedUp) },
  { key: 'withheldSilent', number: 107, planted: fold('withheldSilent'), hunt: script(narrowedGroup) },
  { key: 'withheldTwice', number: 108, planted: fold('withheldTwice'), hunt: script(closedOnTheWay) },
  { key: 'quotaNotInGroups', number: 109, planted: fold('quotaNotInGroups'), hunt: script(groupQuota) },
  { key: 'quotaRoomTwice', number: 106, planted: fold('quotaRoomTwice'), hunt: script(quotaUsedUp) },
]
