/**
 * A question about growth that is asked again and again (Kafka's fetch sessions, KIP-227): the broker
 * remembers which parts it is about and how far they were read, so only what has changed since the
 * last time goes out, and only parts of which there is something to tell come back. One broker knows
 * one session; who asks waits for the answer before asking again.
 *
 * A broker may have no room for a session, or forget one: then the whole question goes out again.
 */
import { errorCodes } from './error-codes.ts'
import type { FetchAnswer, FetchEntry, FetchQuestion, KafkaPartName } from './requests.ts'

/** No session: what the broker answers when it has no room for one. */
const none = 0
/** Of a question that names everything. */
const whole = 0
const epochMax = 2 ** 31 - 1

export class FetchSession {
  #id = none
  #epoch = whole
  /** As the broker knows them, by name. */
  #known: ReadonlyMap<string, FetchEntry> = new Map()

  /** What is to be sent to ask about `entries` and nothing else. */
  ask(entries: readonly FetchEntry[]): FetchQuestion {
    const known = this.#epoch === whole ? new Map<string, FetchEntry>() : this.#known
    const asked = new Map(entries.map((entry) => [nameOf(entry), entry]))
    this.#known = asked
    return {
      session: this.#id,
      epoch: this.#epoch,
      entries: entries.filter((entry) => !isSame(known.get(nameOf(entry)), entry)),
      forgotten: [...known].flatMap(([name, entry]) => (asked.has(name) ? [] : [entry])),
    }
  }

  /** To be told of each answer. False: the broker does not know this session any more, and told nothing. */
  answered({ error, session }: Pick<FetchAnswer, 'error' | 'session'>): boolean {
    if (error !== errorCodes.none) {
      this.#id = none
      this.#epoch = whole
      return false
    }
    this.#id = session
    this.#epoch = session === none ? whole : (this.#epoch % epochMax) + 1
    return true
  }

  /** No answer came: nobody knows which question the broker has heard last. The next one ends this session and begins another. */
  lost(): void {
    this.#epoch = whole
  }
}

const nameOf = ({ topic, partition }: KafkaPartName): string => `${topic}/${partition}`

const isSame = (known: FetchEntry | undefined, { from, maxBytes }: FetchEntry): boolean =>
  known?.from === from && known.maxBytes === maxBytes
