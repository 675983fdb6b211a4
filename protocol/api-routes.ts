/**
 * Verb and path of each API method: the one table beside `proto/api.proto` from which HTTP routes, the
 * OpenAPI document and the edge's routing are made. Path parameters and query parameters are fields
 * of the request message; everything else of it is the JSON body.
 */

export interface ApiRoute {
  readonly verb: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** `{field}` stands for a field of the request. */
  readonly path: string
  /** `none`: without a token (sign-up, sign-in, refresh). */
  readonly auth: 'token' | 'none'
  /**
   * Where the edge sends it: the caller's home, from there on to the region of somebody else that home
   * names, the region the name's suffix tells, or the home of new people.
   */
  readonly goesTo: 'home' | 'home-then-named' | 'named-region' | 'sign-up-region'
  readonly summary: string
}

const route = (
  verb: ApiRoute['verb'],
  path: string,
  summary: string,
  auth: ApiRoute['auth'] = 'token',
  goesTo: ApiRoute['goesTo'] = 'home',
): ApiRoute => ({ verb, path, auth, goesTo, summary })

export const apiRoutes = {
  'Accounts.SignUp': route('POST', '/v1/accounts', 'Sign up', 'none', 'sign-up-region'),
  'Accounts.SignIn': route('POST', '/v1/sessions', 'Sign in', 'none', 'named-region'),
  'Accounts.Refresh': route('POST', '/v1/sessions/refresh', 'Exchange a refresh token', 'none', 'named-region'),
  'Accounts.SignOut': route('DELETE', '/v1/sessions/current', 'Sign out'),
  'Accounts.SignOutEverywhere': route('DELETE', '/v1/sessions', 'Sign out everywhere'),
  'Accounts.ChangePassword': route('PUT', '/v1/me/password', 'Change the password'),
  'Accounts.Me': route('GET', '/v1/me', 'Who am I and where do I live'),
  'Devices.List': route('GET', '/v1/devices', 'List own devices'),
  'Devices.Rename': route('PUT', '/v1/devices/{device}', 'Name a device'),
  'Devices.Revoke': route('DELETE', '/v1/devices/{device}', 'Sign a device out'),
  'Devices.NewWriter': route('POST', '/v1/devices/writer', 'A fresh number for a device whose store was copied'),
  'People.Find': route('GET', '/v1/people', 'Find a person by exact sign-in name', 'token', 'home-then-named'),
  'People.Profile': route('GET', '/v1/people/{user_id}', 'Name and colour of a person'),
  'People.SetProfile': route('PUT', '/v1/me/profile', 'Set own name and colour'),
  'People.SetPreferences': route('PUT', '/v1/me/preferences', 'Receipts and last seen'),
  'Chat.Send': route('POST', '/v1/chat/send', 'Send a message'),
  'Chat.Edit': route('POST', '/v1/chat/edit', 'Edit an own message'),
  'Chat.Recall': route('POST', '/v1/chat/recall', 'Take an own message back'),
  'Chat.React': route('POST', '/v1/chat/react', 'Set or remove a reaction'),
  'Chat.Read': route('POST', '/v1/chat/read', 'Mark as read'),
  'Chat.Sync': route('GET', '/v1/chat/sync', 'What is new since a sync key'),
  'Chat.History': route('GET', '/v1/chat/history/{conversation_id}', 'Older rows of a conversation with a person'),
  'Chat.Conversations': route('GET', '/v1/chat/conversations', 'All conversations with unread counts and last rows'),
  'Chat.SetConversation': route('PUT', '/v1/chat/conversations/{conversation_id}', 'Mute or hide a conversation'),
  'Groups.Create': route('POST', '/v1/groups', 'Create a group'),
  'Groups.Get': route('GET', '/v1/groups/{group_id}', 'Name, mode and members of a group'),
  'Groups.Invite': route('POST', '/v1/groups/{group_id}/invitations', 'Invite a person'),
  'Groups.Join': route('POST', '/v1/groups/{group_id}/join', 'Join'),
  'Groups.Leave': route('POST', '/v1/groups/{group_id}/leave', 'Leave'),
  'Groups.Remove': route('DELETE', '/v1/groups/{group_id}/members/{user_id}', 'Remove a member'),
  'Groups.SetRole': route('PUT', '/v1/groups/{group_id}/members/{user_id}/role', 'Make or unmake an administrator'),
  'Groups.SetProfile': route('PUT', '/v1/groups/{group_id}/profile', 'Rename'),
  'Groups.SetMode': route('PUT', '/v1/groups/{group_id}/mode', 'Open or by invitation'),
  'Groups.Transfer': route('POST', '/v1/groups/{group_id}/transfer', 'Hand the group over'),
  'Groups.History': route('GET', '/v1/groups/{group_id}/history', 'Rows of a group'),
  'Contacts.List': route('GET', '/v1/contacts', 'Own contacts'),
  'Contacts.Add': route('PUT', '/v1/contacts/{user_id}', 'Add a contact'),
  'Contacts.Remove': route('DELETE', '/v1/contacts/{user_id}', 'Remove a contact'),
  'Contacts.Blocks': route('GET', '/v1/blocks', 'Blocked people'),
  'Contacts.Block': route('PUT', '/v1/blocks/{user_id}', 'Block a person'),
  'Contacts.Unblock': route('DELETE', '/v1/blocks/{user_id}', 'Unblock a person'),
} as const satisfies Record<string, ApiRoute>

export type ApiMethod = keyof typeof apiRoutes

/**
 * Methods that do something else when they are run a second time: a name is taken by then, a password
 * no longer the old one, a group made twice. Every other may be asked again at another process when
 * nobody knows what became of it.
 */
const notTwice: ReadonlySet<string> = new Set<ApiMethod>([
  'Accounts.SignUp',
  'Accounts.SignIn',
  'Accounts.ChangePassword',
  'Devices.Revoke',
  'Devices.NewWriter',
  'Groups.Create',
  'Groups.Invite',
  'Groups.Join',
  'Groups.Leave',
  'Groups.Remove',
  'Groups.Transfer',
])

export const mayRunTwice = (method: string): boolean => !notTwice.has(method)

export const apiMethods = Object.keys(apiRoutes) as ApiMethod[]

/** Fields in braces in a path. */
export const pathFields = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string)
