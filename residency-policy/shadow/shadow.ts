/**
 * A candidate beside the active version. Both are asked the same questions; what they answer
 * differently is counted, everything else is forgotten. Nothing is done with an answer, so nothing
 * changes for anybody.
 */
import type { StoredRecord } from '../../platform/event-log/event-log.ts'
import type { FlowTable, Judgement } from '../flows/flow-table.ts'
import { countedBefore } from '../flows/quotas.ts'
import { type FlowQuestion, questionsOf, type Read, type Source } from './questions-of.ts'

export interface Answer {
  readonly allow: boolean
  /** The rule that allows; the guardrail, or the reason, that does not. */
  readonly by: string
}

export interface Disagreement {
  readonly question: FlowQuestion
  readonly active: Answer
  readonly candidate: Answer
  readonly count: number
  /** Milliseconds since 1970, of the records. */
  readonly firstAt: number
  readonly lastAt: number
}

export interface ShadowCounts {
  readonly questions: number
  readonly disagreements: readonly Disagreement[]
  /** Disagreements that are not listed, because the list is full. */
  readonly unlisted: number
  /** Questions that were asked while another version was in force. */
  readonly underOther: number
  /** Records that could not be read; the fold parks them. */
  readonly unreadable: number
}

/** All that zones, classes and regions can make, for an installation of some size. */
const listedMax = 10_000

export class Shadow {
  readonly active: FlowTable
  readonly candidate: FlowTable
  readonly #disagreements = new Map<string, Disagreement>()
  /** Parts in which another version is in force now, by name. */
  readonly #underOther = new Set<string>()
  #counts = { questions: 0, unlisted: 0, underOther: 0, unreadable: 0 }

  constructor(active: FlowTable, candidate: FlowTable) {
    this.active = active
    this.candidate = candidate
  }

  /** Records of one part come in order; parts may come in any order between each other. */
  take(source: Source, record: StoredRecord): void {
    const read = this.#read(source, record)
    switch (read.type) {
      case 'nothing':
        return
      case 'policy':
        return this.#inForce(source, read.record.activation === this.active.record.activation)
      case 'question':
        return this.#ask(read.question, record.at, !this.#underOther.has(nameOf(source)))
      case 'lane-question':
        return this.#ask(read.question, record.at, read.version === this.active.record.version)
    }
  }

  counts(): ShadowCounts {
    const order = (a: Disagreement, b: Disagreement): number => b.count - a.count || a.firstAt - b.firstAt
    return { ...this.#counts, disagreements: [...this.#disagreements.values()].toSorted(order) }
  }

  #read(source: Source, record: StoredRecord): Read {
    try {
      return questionsOf(source, record)
    } catch {
      this.#counts.unreadable += 1
      return { type: 'nothing' }
    }
  }

  #inForce(source: Source, isActive: boolean): void {
    if (isActive) this.#underOther.delete(nameOf(source))
    else this.#underOther.add(nameOf(source))
  }

  #ask(question: FlowQuestion, at: number, isActive: boolean): void {
    if (!isActive) {
      this.#counts.underOther += 1
      return
    }
    this.#counts.questions += 1
    const active = answerOf(this.active, question, at)
    const candidate = answerOf(this.candidate, question, at)
    if (active.allow !== candidate.allow) this.#note(question, active, candidate, at)
  }

  #note(question: FlowQuestion, active: Answer, candidate: Answer, at: number): void {
    const { zone, dataClass, toZone, toRegion } = question
    const key = [zone, dataClass, toZone, toRegion, active.by, candidate.by, active.allow].join(' ')
    const known = this.#disagreements.get(key)
    if (known === undefined && this.#disagreements.size >= listedMax) {
      this.#counts.unlisted += 1
      return
    }
    this.#disagreements.set(key, {
      question,
      active,
      candidate,
      count: (known?.count ?? 0) + 1,
      firstAt: Math.min(known?.firstAt ?? at, at),
      lastAt: Math.max(known?.lastAt ?? at, at),
    })
  }
}

/** Asked as of the time of the record: whoever reads it later gets the same answer. Of quotas it is asked whether there is one, not who is counted. */
function answerOf(table: FlowTable, { zone, dataClass, toZone, toRegion }: FlowQuestion, at: number): Answer {
  const judged: Judgement =
    dataClass === 'msg.body'
      ? table.judgeBothWays(zone, dataClass, toZone, toRegion, at, countedBefore)
      : table.judgeAtGate(zone, dataClass, toRegion, at)
  return judged.allow ? { allow: true, by: judged.permit.rule } : { allow: false, by: judged.rule || judged.because }
}

const nameOf = ({ part: { topic, partition } }: Source): string => `${topic}/${partition}`
