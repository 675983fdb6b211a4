/** A typed line: words for the one who is written to, or a command. */
export type ChatCommand =
  | { readonly is: 'words'; readonly text: string }
  | { readonly is: 'nothing' }
  | { readonly is: 'to'; readonly name: string }
  | { readonly is: 'groups' }
  | { readonly is: 'new-group'; readonly name: string }
  | { readonly is: 'invite'; readonly name: string }
  | { readonly is: 'who' }
  | { readonly is: 'history' }
  | { readonly is: 'help' }
  | { readonly is: 'quit' }
  | { readonly is: 'unknown'; readonly word: string }

export const chatHelp = [
  '/to NAME             write to somebody (mei@ap) or into a group (its name or link)',
  '/group               list your groups',
  '/group NAME          make a group that anybody with its link may join',
  '/group invite NAME   invite somebody into the group you write to',
  '/who                 whom you write to, and whether they are here',
  '/history             what was said before',
  '/quit                end; what was not sent yet is kept and goes out next time',
  '//…                  words that begin with a slash',
].join('\n')

export function readCommand(line: string): ChatCommand {
  if (line.trim() === '') return { is: 'nothing' }
  if (!line.startsWith('/')) return { is: 'words', text: line }
  if (line.startsWith('//')) return { is: 'words', text: line.slice(1) }
  const [word = '', ...rest] = line.trim().split(/\s+/)
  const name = rest.join(' ')
  switch (word) {
    case '/to':
      return name === '' ? { is: 'help' } : { is: 'to', name }
    case '/group': {
      if (name === '') return { is: 'groups' }
      const [verb, ...names] = rest
      return verb === 'invite' && names.length > 0 ? { is: 'invite', name: names.join(' ') } : { is: 'new-group', name }
    }
    case '/who':
      return { is: 'who' }
    case '/history':
      return { is: 'history' }
    case '/help':
      return { is: 'help' }
    case '/quit':
      return { is: 'quit' }
    default:
      return { is: 'unknown', word }
  }
}
