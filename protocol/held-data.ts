/**
 * What the answers of the API hold, by the words of the residency document, for whoever may keep one:
 * a region says it in a header that ends at the edge. A method that is not listed says nothing, and
 * what says nothing may be kept by nobody.
 */
import type { ApiMethod } from './api-routes.ts'

export const heldDataHeader = 'x-meridian-holds'

export interface HeldData {
  /** Of the residency document. */
  readonly dataClass: string
  /** Whose: of the caller alone, or of others, whose zones nobody has counted. */
  readonly of: 'caller' | 'others'
}

const held = (dataClass: string, of: HeldData['of']): HeldData => ({ dataClass, of })

export const heldData: Partial<Record<ApiMethod, HeldData>> = {
  'Accounts.Me': held('profile', 'caller'),
  'Devices.List': held('account', 'caller'),
  'People.Find': held('directory.home', 'others'),
  'People.Profile': held('profile', 'others'),
  'Chat.Sync': held('msg.body', 'others'),
  'Chat.History': held('msg.body', 'others'),
  'Chat.Conversations': held('msg.body', 'others'),
  'Groups.Get': held('group.roster', 'others'),
  'Groups.History': held('group.body', 'others'),
  'Contacts.List': held('graph.edge', 'others'),
  'Contacts.Blocks': held('graph.edge', 'others'),
}

export const heldDataText = ({ dataClass, of }: HeldData): string => `${of} ${dataClass}`

/** Undefined for anything else. */
export function readHeldData(text: string | null): HeldData | undefined {
  const [of, dataClass, ...rest] = (text ?? '').split(' ')
  if ((of !== 'caller' && of !== 'others') || dataClass === undefined || rest.length > 0) return undefined
  return { of, dataClass }
}
