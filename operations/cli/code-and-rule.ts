/** What stands behind a sentence for people, for whoever asks back: the error, and the rule of the policy that decided. */
import type { Denial } from '../../protocol/denial.ts'

export const codeAndRule = (code: string, denial: Denial | undefined): string =>
  denial === undefined || denial.rule === '' ? code : `${code}, rule ${denial.rule}`
