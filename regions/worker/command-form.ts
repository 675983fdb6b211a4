/**
 * What a command must look like to be appended: which kinds a person may send, to whom, with what.
 * One table for every way in (socket, HTTP, gRPC), so that a fold meets only what it knows. Whether a
 * command is allowed at its place in the log is the fold's to say.
 */
import {
  encodeGroupProfile,
  encodeProfile,
  readGroupInvitation,
  readGroupProfile,
  readProfile,
} from '../../protocol/cold-messages.ts'
import { fail } from '../../protocol/errors.ts'
import { limits } from '../../protocol/limits.ts'
import { flags, type Kind, kinds, type Send, toKinds } from '../../protocol/messages.ts'
import { checkReactionBytes, checkTextBytes, parseName } from '../../protocol/text.ts'

/** What the body is, checked and in the form to be stored; undefined where there is none. */
type CheckBody = (body: Uint8Array | undefined) => Uint8Array | undefined

interface Form {
  readonly to: 'nobody' | 'person' | 'group' | 'either'
  readonly body: CheckBody
  /** `message` a target's author and place, `place` an own place or how far was read, `settings` which flags are meant. */
  readonly about: 'nothing' | 'place' | 'message' | 'subject' | 'settings'
  /** Flags a person may set. */
  readonly flags: number
}

const avatarColors = 16

const none: CheckBody = (body) => {
  if (body !== undefined && body.length > 0) throw fail('request_invalid', 'this kind of command has no body')
  return undefined
}

const present = (body: Uint8Array | undefined): Uint8Array => {
  if (body === undefined) throw fail('request_invalid', 'this kind of command needs a body')
  return body
}

const text: CheckBody = (body) => {
  if (body === undefined) throw fail('text_invalid')
  checkTextBytes(body)
  return body
}

const reaction: CheckBody = (body) => {
  checkReactionBytes(present(body))
  return body
}

const color = (value: number): number => {
  if (value >= avatarColors) throw fail('request_invalid', `\`avatar_color\` is 0 to ${avatarColors - 1}`)
  return value
}

const profile: CheckBody = (body) => {
  const { displayName, avatarColor } = readProfile(present(body))
  return encodeProfile({ displayName: parseName(displayName), avatarColor: color(avatarColor) })
}

const groupProfile: CheckBody = (body) => {
  const { name, avatarColor } = readGroupProfile(present(body))
  return encodeGroupProfile({ name: parseName(name), avatarColor: color(avatarColor) })
}

/** A link to an open group; who was invited needs none. */
const link: CheckBody = (body) => {
  if (body === undefined || body.length === 0) return undefined
  readGroupInvitation(body)
  return body
}

const form = (to: Form['to'], body: CheckBody, about: Form['about'] = 'nothing', allowed = 0): Form => ({
  to,
  body,
  about,
  flags: allowed,
})

// biome-ignore format: a table is read by rows
const forms = new Map<number, Form>([
  [kinds.message, form('either', text, 'nothing', flags.mentionAll)],
  [kinds.edit, form('either', text, 'place')],
  [kinds.recall, form('either', none, 'place')],
  [kinds.react, form('either', reaction, 'message', flags.set)],
  [kinds.read, form('either', none, 'place')],
  [kinds.probe, form('nobody', none)],
  [kinds.block, form('person', none)],
  [kinds.unblock, form('person', none)],
  [kinds.contactAdd, form('person', none)],
  [kinds.contactRemove, form('person', none)],
  [kinds.conversationSettings, form('either', none, 'settings', flags.muted | flags.hidden)],
  [kinds.profile, form('nobody', profile)],
  [kinds.preferences, form('nobody', none, 'settings', flags.receiptsOff | flags.lastSeenOff)],
  [kinds.groupCreate, form('group', groupProfile, 'nothing', flags.open)],
  [kinds.groupInvite, form('group', none, 'subject')],
  [kinds.groupJoin, form('group', link)],
  [kinds.groupLeave, form('group', none)],
  [kinds.groupRemove, form('group', none, 'subject')],
  [kinds.groupRole, form('group', none, 'subject', flags.admin)],
  [kinds.groupProfile, form('group', groupProfile)],
  [kinds.groupTransfer, form('group', none, 'subject')],
  [kinds.groupMode, form('group', none, 'nothing', flags.open)],
] satisfies readonly (readonly [Kind, Form])[])

/** Answers the body to be stored. Throws an error of the table; then nothing must be appended. */
export function checkForm(send: Send): Uint8Array | undefined {
  const form = forms.get(send.kind)
  if (form === undefined) throw fail('request_invalid', `kind ${send.kind} is not for a client to send`)
  if ((send.flags & ~form.flags) !== 0) throw fail('request_invalid', 'a flag that this kind does not have')
  checkTo(send, form)
  checkAbout(send, form)
  if (send.bodies.length > 0) throw fail('request_invalid', 'bodies per device are not served yet')
  if (send.parents.length > limits.parentsMax) throw fail('limit_reached', 'too many parents', { limit: 'parentsMax' })
  if (send.mentions.length > limits.mentionsMax) {
    throw fail('limit_reached', 'too many mentions', { limit: 'mentionsMax' })
  }
  return form.body(send.body)
}

function checkTo({ to, toKind }: Send, form: Form): void {
  const wanted = form.to === 'either' ? toKind !== toKinds.nobody : toKind === toKinds[form.to]
  if (!wanted || (to === undefined) !== (toKind === toKinds.nobody)) {
    throw fail(
      'request_invalid',
      `this kind of command goes to ${form.to === 'either' ? 'a person or group' : form.to}`,
    )
  }
}

function checkAbout({ target, targetAuthor, subject, flags: given }: Send, { about, flags: all }: Form): void {
  const needsTarget = about === 'place' || about === 'message'
  if (about === 'settings') {
    const isMask = target <= all && (target & ~all) === 0
    if (!isMask || (target > 0 && (given & ~target) !== 0)) {
      throw fail('request_invalid', '`target` names the settings that are meant, and `flags` has none beside them')
    }
  } else if (needsTarget !== target > 0) throw fail('request_invalid', '`target` is missing or has no meaning here')
  if ((about === 'message') !== (targetAuthor !== undefined)) {
    throw fail('request_invalid', '`target_author` is missing or has no meaning here')
  }
  if ((about === 'subject') !== (subject !== undefined)) {
    throw fail('request_invalid', '`subject` is missing or has no meaning here')
  }
}
