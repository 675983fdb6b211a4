/**
 * A name people sign in with and are found by: unique at the region they signed up in, written
 * `anna@eu`. It is typed from memory and read out over the phone, so it holds letters, digits and a
 * little punctuation of any script, and nothing that cannot be seen or told apart: no spaces or
 * what looks like one, no control, format or invisible characters, no piles of accents, and not two
 * of the scripts that share letter shapes (FC-048). Two spellings that differ in case, width or
 * composition are one name. Names over people's heads (display names) have rules of their own.
 */
import { fail, type MeridianError } from '../../protocol/errors.ts'
import { isUserId, type RegionAlias } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'

export interface SignInName {
  /** As its owner writes it, without the region. */
  readonly name: string
  /** What is compared: two names with one key are the same name. */
  readonly key: string
  readonly alias: RegionAlias
}

/** Reads `anna` (at `here`) or `anna@eu`. Throws `name_invalid`. */
export function parseSignInName(text: string, here: RegionAlias): SignInName {
  if (new TextEncoder().encode(text).length > limits.nameBytesMax) throw invalid('it is too long')
  const [local = '', alias = here, ...rest] = text.split('@')
  if (rest.length > 0 || !/^[a-z]{1,16}$/.test(alias)) throw invalid('after `@` stands a region, as in `anna@eu`')
  const name = local.normalize('NFKC')
  check(name)
  return { name, key: folded(name), alias: alias as RegionAlias }
}

/** Upper case first, as that is where ß and SS, σ and ς meet. */
const folded = (name: string): string => name.toUpperCase().toLowerCase().normalize('NFKC')

const invalid = (why: string): MeridianError => fail('name_invalid', `the sign-in name is refused: ${why}`)

// The punctuation beyond `.`, `_` and `-` is what chat names have had since IRC; people bring their names along.
const allowed = /^[\p{L}\p{M}\p{N}._\-[\]{}|^`\\]+$/u
/** Letters and marks that nobody sees: Hangul fillers, variation selectors, joiners. */
const invisible = /\p{Default_Ignorable_Code_Point}/u
const misplacedMarks = /^\p{M}|[^\p{L}\p{M}\p{N}]\p{M}|\p{M}{4}/u
const lookAlikes = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
]

function check(name: string): void {
  if (name === '') throw invalid('it is empty')
  if ([...name].length > limits.nameCodePointsMax) throw invalid('it is too long')
  if (/\p{White_Space}/u.test(name)) throw invalid('it has a space')
  if (!allowed.test(name) || invisible.test(name)) throw invalid('it has a character that cannot be seen or typed')
  if (!/[\p{L}\p{N}]/u.test(name)) throw invalid('it has no letter and no digit')
  if (misplacedMarks.test(name)) throw invalid('it has accents without a letter, or too many on one')
  if (lookAlikes.filter((script) => script.test(name)).length > 1) {
    throw invalid('it mixes scripts whose letters look alike')
  }
  if (isUserId(name.toLowerCase())) throw invalid('it looks like an id')
}
