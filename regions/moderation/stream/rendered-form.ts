/**
 * A form as one text, for whoever compares without code of ours: what stood apart has a space before it,
 * what was a sign and is read as a letter is a capital. A form has neither of its own.
 */
import { type Form, traits } from '../normal-form.ts'

export function rendered({ text, traits: all }: Form): string {
  let written = ''
  for (let at = 0; at < text.length; at++) {
    const trait = all[at] as number
    const letter = text.charAt(at)
    if ((trait & traits.apart) !== 0) written += ' '
    written += (trait & traits.sign) !== 0 ? letter.toUpperCase() : letter
  }
  return written
}

/** The skeleton of a text without signs, from its plain form: letters alone are read as others only here. */
export const withoutSigns = (plain: string): string => plain.replaceAll('i', 'l')

export function formRendered(written: string): Form {
  const all: number[] = []
  let text = ''
  let trait = 0
  for (let at = 0; at < written.length; at++) {
    const letter = written.charAt(at)
    if (letter === ' ') {
      trait |= traits.apart
      continue
    }
    const isSign = letter >= 'A' && letter <= 'Z'
    all.push(isSign ? trait | traits.sign : trait)
    text += isSign ? letter.toLowerCase() : letter
    trait = 0
  }
  return { text, traits: all }
}
