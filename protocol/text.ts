/**
 * What a text and a name may be, checked alike in clients and regions (K3, FC-045, FC-046, FC-048).
 *
 * A text is the author's: it goes through byte for byte or is refused, never repaired, normalised or
 * trimmed, since hashes, encryption and searches stand on its bytes. Refused is only what is no text:
 * nothing to see, broken Unicode, too much. Escapes, overrides and piles of accents are shown safely
 * where they are shown.
 *
 * A display or group name stands in front of other people's words, so it must stay within itself: no
 * control that turns the text around it, nothing but what can be seen, no piles of accents.
 */
import { fail, type MeridianError } from './errors.ts'
import { limits } from './limits.ts'

/** Throws `text_invalid` or `body_too_large`. */
export function checkText(text: string): void {
  // A UTF-16 unit takes one to three bytes, so most texts need no counting.
  if (text.length * 3 > limits.textBytesMax && utf8Length(text) > limits.textBytesMax) throw tooLarge()
  if (!text.isWellFormed()) throw fail('text_invalid', 'the text has half of a surrogate pair')
  if (!meant.test(text)) throw fail('text_invalid', 'the text has nothing to see')
}

/** The same for the bytes of a body. ASCII, which is most of it, is not decoded. Throws as `checkText` does. */
export function checkTextBytes(bytes: Uint8Array): void {
  if (bytes.length > limits.textBytesMax) throw tooLarge()
  if (!isVisibleAscii(bytes)) checkText(decode(bytes))
}

/** The text in a body, checked. */
export function readText(bytes: Uint8Array): string {
  if (bytes.length > limits.textBytesMax) throw tooLarge()
  const text = decode(bytes)
  checkText(text)
  return text
}

/** A reaction: an emoji or a short word, with something to see. Throws `text_invalid` or `body_too_large`. */
export function checkReactionBytes(bytes: Uint8Array): void {
  if (bytes.length > limits.reactionBytesMax) {
    throw fail('body_too_large', 'a reaction is longer than the limit', { limit: 'reactionBytesMax' })
  }
  checkText(decode(bytes))
}

/**
 * A display or group name as it is stored: composed (NFC), without white space around it, with one space
 * where there were several. Throws `name_invalid`.
 */
export function parseName(text: string): string {
  if (text.length > limits.nameBytesMax) throw refused('it is too long')
  if (!text.isWellFormed()) throw refused('it is not well-formed Unicode')
  if (lineBreakOrControl.test(text)) throw refused('it has a line break or a control character')
  const name = text.normalize('NFC').trim().replaceAll(spaces, ' ')
  checkName(name)
  return name
}

function checkName(name: string): void {
  if (!visible.test(name)) throw refused('it has nothing to see')
  if (utf8Length(name) > limits.nameBytesMax || [...name].length > limits.nameCodePointsMax) {
    throw refused('it is too long')
  }
  if (turning.test(name)) throw refused('it has a character that turns the text around it')
  if (hidden.test(name)) throw refused('it has a character that cannot be seen')
  if (loose.test(name)) throw refused('it begins or ends with a character that belongs to a neighbour')
  if (piled.test(name)) throw refused('it has too many accents on one letter')
}

/**
 * Two names with one skeleton may look alike: same case, width, composition, and without what joins
 * (FC-048). For marking them in a conversation; identity is by id, nowhere by name.
 */
export function nameSkeleton(name: string): string {
  const plain = name.normalize('NFKC').replaceAll(unseen, '').toUpperCase()
  let skeleton = ''
  for (const character of plain) skeleton += lookAlike.get(character) ?? character
  return skeleton.trim().replaceAll(spaces, ' ')
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const encoder = new TextEncoder()

/** In a text, direction marks count as well: they are typed on purpose and shape what stands beside them. */
const meant = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]|[\u061c\u200e\u200f]/u
/** Something that leaves a mark: not white space, not a control, not default-ignorable, not the empty Braille cell. */
const visible = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]/u
const lineBreakOrControl = /[\p{Cc}\u2028\u2029]/u
const spaces = /\p{White_Space}+/gu
/** Embeddings, overrides and isolates, closed or not. The marks U+200E, U+200F and U+061C turn nothing else around. */
const turning = /[\u202a-\u202e\u2066-\u2069]/u
/** Default-ignorable, but for joiners, direction marks, variation selectors and the tags of flags, which change what is seen. */
const hidden =
  /(?![\u200c-\u200f\u061c\ufe00-\ufe0f\u{e0020}-\u{e007f}\u{e0100}-\u{e01ef}])[\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb\p{Co}\p{Noncharacter_Code_Point}]/u
const loose = /^[\p{M}\u200c\u200d]|[\u200c\u200d]$/u
/** After composition no living language needs five. */
const piled = /\p{M}{5}/u
const unseen = /\p{Default_Ignorable_Code_Point}/gu

/** Cyrillic and Greek capitals, and digits, that are drawn as Latin capitals. */
const foreign = 'АВЕЅІЈКМНОРСТУХԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧ01'
const latin = 'ABESIJKMHOPCTYXQWABEZHIKMNOPTYXOI'
const lookAlike = new Map([...foreign].map((letter, i) => [letter, latin[i] as string]))

/** ASCII throughout, with at least one character between space and delete. */
function isVisibleAscii(bytes: Uint8Array): boolean {
  let seen = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number
    if (byte >= 0x80) return false
    if (byte > 0x20 && byte < 0x7f) seen = true
  }
  return seen
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw fail('text_invalid', 'the text is not UTF-8')
  }
}

const utf8Length = (text: string): number => encoder.encode(text).length
const tooLarge = (): MeridianError =>
  fail('body_too_large', 'a text is longer than the limit', { limit: 'textBytesMax' })
const refused = (why: string): MeridianError => fail('name_invalid', `the name is refused: ${why}`)
