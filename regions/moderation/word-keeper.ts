/**
 * The word list a region stands by: read when it starts, replaced while it runs. A list counts from the
 * moment it is durable, for the next text on; what was accepted before stays.
 */
import type { KeptFiles } from '../../platform/kept-files.ts'
import type { RegionName } from '../../protocol/ids.ts'
import type { GroupWords } from '../worker/group-words.ts'
import { noWordsOf, parseWordList, type WordList, type WordProblem } from './word-list.ts'
import { WordMatcher } from './word-matcher.ts'

export interface WordKeeperPorts {
  /** A folder of its own. */
  readonly files: KeptFiles
  readonly region: RegionName
}

export type ListAnswer =
  | { readonly type: 'in-force'; readonly list: WordList }
  /** Nothing was changed. */
  | { readonly type: 'refused'; readonly problems: readonly WordProblem[] }

const file = 'words.jsonl'

export class WordKeeper implements GroupWords {
  readonly #ports: WordKeeperPorts
  #text: string
  #matcher: WordMatcher
  #stopped = 0
  /** One list after the other: each is held against the version before it. */
  #setting: Promise<unknown> = Promise.resolve()

  /** Rejects when the list that lies there is none: a region must not run without the words it was given. */
  static async open(ports: WordKeeperPorts): Promise<WordKeeper> {
    const content = await ports.files.read(file)
    const text = new TextDecoder().decode(content)
    if (text === '') return new WordKeeper(ports, text, noWordsOf(ports.region))
    const parsed = parseWordList(text)
    if (parsed.ok) return new WordKeeper(ports, text, parsed.list)
    const [first] = parsed.problems
    throw new Error(`${file} of the region is damaged in line ${first?.line}: put back the list that was set last`)
  }

  private constructor(ports: WordKeeperPorts, text: string, list: WordList) {
    this.#ports = ports
    this.#text = text
    this.#matcher = new WordMatcher(list)
  }

  get matcher(): WordMatcher {
    return this.#matcher
  }

  /** As it was given; empty before the first. */
  get text(): string {
    return this.#text
  }

  /** Texts with a word that is stopped since the start, repeated sends of one included. */
  get stopped(): number {
    return this.#stopped
  }

  stops(body: Uint8Array): boolean {
    const stops = this.#matcher.stops(new TextDecoder().decode(body))
    if (stops) this.#stopped += 1
    return stops
  }

  /** Resolves when the list counts, also after a crash, or with why it does not. The same list twice is one. */
  set(text: string): Promise<ListAnswer> {
    const answer = this.#setting.then(() => this.#replace(text))
    this.#setting = answer.catch(() => undefined)
    return answer
  }

  async #replace(text: string): Promise<ListAnswer> {
    if (text === this.#text) return { type: 'in-force', list: this.#matcher.list }
    const parsed = parseWordList(text)
    if (!parsed.ok) return { type: 'refused', problems: parsed.problems }
    const { list } = parsed
    const wrong = this.#wrongFor(list)
    if (wrong !== undefined) return { type: 'refused', problems: [{ line: 1, says: wrong }] }
    const matcher = new WordMatcher(list)
    await this.#ports.files.replace(file, new TextEncoder().encode(text))
    this.#text = text
    this.#matcher = matcher
    return { type: 'in-force', list }
  }

  #wrongFor({ region, version }: WordList): string | undefined {
    if (region !== this.#ports.region) {
      return `this list is for \`${region}\` and this region is \`${this.#ports.region}\`: each has its own`
    }
    const { version: current } = this.#matcher.list
    if (version > current) return undefined
    return `version ${current} is in force: look at what it changed, and give this list version ${current + 1}`
  }
}
