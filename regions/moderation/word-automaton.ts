/**
 * Finds all of many words in a text in one pass (Aho and Corasick): a trie of the words, and from each
 * of its states the longest other state that the letters just read could also be. Its work is linear in
 * the text and the hits, whatever the words are.
 *
 * Over UTF-16 units, since normal forms hold nothing that units could cut wrongly and be found by it. A
 * library was measured (`modern-ahocorasick` 3.3): it segments into graphemes, which takes several times
 * as long and lets a mark behind a letter hide a word.
 */

/** A word ends before `end`; `word` is its number in the list. */
export type OnHit = (word: number, end: number) => void

const root = 0
const none = -1

export class WordAutomaton {
  readonly #words: readonly string[]
  readonly #edges: Edges
  /** Edges of the root, where nearly every unit of a text ends. */
  readonly #first = new Int32Array(65_536)
  readonly #fail: Int32Array
  /** By state: the word that ends there, and the next state on the way to the root where one does. */
  readonly #ends: Int32Array
  readonly #shorter: Int32Array

  /** Words are neither empty nor twice in it. */
  constructor(words: readonly string[]) {
    const statesMax = words.reduce((sum, { length }) => sum + length, 1)
    this.#words = words
    this.#edges = new Edges(statesMax)
    this.#fail = new Int32Array(statesMax)
    this.#ends = new Int32Array(statesMax).fill(none)
    this.#shorter = new Int32Array(statesMax).fill(none)
    words.forEach((word, number) => {
      this.#ends[this.#edges.grow(word)] = number
    })
    this.#link()
  }

  lengthOf(word: number): number {
    return (this.#words[word] as string).length
  }

  search(text: string, onHit: OnHit): void {
    let state = root
    for (let at = 0; at < text.length; at++) {
      state = this.#step(state, text.charCodeAt(at))
      if (state === root) continue
      const first = this.#ends[state] === none ? (this.#shorter[state] as number) : state
      for (let found = first; found !== none; found = this.#shorter[found] as number) {
        onHit(this.#ends[found] as number, at + 1)
      }
    }
  }

  #step(from: number, unit: number): number {
    for (let state = from; state !== root; state = this.#fail[state] as number) {
      const next = this.#edges.next(state, unit)
      if (next !== none) return next
    }
    return this.#first[unit] as number
  }

  /** Edges come in the order of their states, so a state is linked when those above it are. */
  #link(): void {
    for (const { from, unit, to } of this.#edges.byDepth()) {
      if (from === root) {
        this.#first[unit] = to
        continue
      }
      const fail = this.#step(this.#fail[from] as number, unit)
      this.#fail[to] = fail
      this.#shorter[to] = this.#ends[fail] === none ? (this.#shorter[fail] as number) : fail
    }
  }
}

interface Edge {
  readonly from: number
  readonly unit: number
  readonly to: number
  readonly depth: number
}

/** All edges of a trie in one table, so that a step looks at one place in memory and not at a map for each state. */
class Edges {
  readonly #all: Edge[] = []
  /** Open addressing, at most half full: number of the edge and 1, 0 where there is none. */
  readonly #slots: Int32Array
  readonly #from: Int32Array
  readonly #unit: Int32Array
  readonly #mask: number

  constructor(statesMax: number) {
    const size = 2 ** Math.ceil(Math.log2(statesMax * 2 + 2))
    this.#mask = size - 1
    this.#slots = new Int32Array(size)
    this.#from = new Int32Array(size)
    this.#unit = new Int32Array(size)
  }

  next(state: number, unit: number): number {
    const to = this.#slots[this.#slotOf(state, unit)] as number
    return to === 0 ? none : to
  }

  /** The state at the end of `word`. */
  grow(word: string): number {
    let state = root
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at)
      const slot = this.#slotOf(state, unit)
      if (this.#slots[slot] === 0) {
        // One edge leads to each state, so their numbers are the same.
        const to = this.#all.length + 1
        this.#all.push({ from: state, unit, to, depth: at })
        this.#slots[slot] = to
        this.#from[slot] = state
        this.#unit[slot] = unit
      }
      state = this.#slots[slot] as number
    }
    return state
  }

  byDepth(): readonly Edge[] {
    return this.#all.toSorted((a, b) => a.depth - b.depth)
  }

  /** Where this edge is or would be. */
  #slotOf(state: number, unit: number): number {
    let slot = (Math.imul(state, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 7
    for (;;) {
      slot &= this.#mask
      if (this.#slots[slot] === 0 || (this.#from[slot] === state && this.#unit[slot] === unit)) return slot
      slot += 1
    }
  }
}
