/**
 * What `meridian chat` writes: for people a line each, with `--json` an object each. What others have
 * written never steers the terminal: control characters and marks of direction are shown, not obeyed.
 */
import pc from 'picocolors'

export interface Screen {
  /** Somebody's words, or the fate of one's own. */
  say(who: string, text: string, mark?: string): void
  /** What is no part of the conversation: on standard error. */
  note(text: string): void
  /** With `--json`, the event as it is; else nothing. */
  event(name: string, event: object): void
}

export const peopleScreen: Screen = {
  say: (who, text, mark = '') =>
    void process.stdout.write(`${pc.bold(visible(who))}: ${visible(text)}${mark === '' ? '' : ` ${mark}`}\n`),
  note: (text) => void process.stderr.write(`${pc.dim(visible(text))}\n`),
  event: () => {},
}

export const jsonScreen: Screen = {
  say: () => {},
  note: (text) => void process.stderr.write(`${visible(text)}\n`),
  event: (name, event) => void process.stdout.write(`${JSON.stringify({ event: name, ...event })}\n`),
}

const unseen = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g

export const visible = (text: string): string =>
  text
    .replaceAll('\n', ' ⏎ ')
    .replaceAll(unseen, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
