/** Shell completion: the commands as they are declared, each with its own words. */
import type { Command } from 'commander'
import { CommandFailed, exitCodes } from '../../protocol/operator/exit.ts'

export function completionScript(program: Command, shell: string): string {
  if (shell !== 'bash' && shell !== 'zsh')
    throw new CommandFailed(exitCodes.usage, `there is no completion for \`${shell}\`; there is for bash and zsh`)
  const bash = [
    '_meridian() {',
    '  local words="${COMP_WORDS[*]:0:COMP_CWORD}" current="${COMP_WORDS[COMP_CWORD]}"',
    '  case "$words" in',
    // The longest path first: a pattern matches whatever follows it.
    ...pathsOf(program, 'meridian')
      .reverse()
      .map(({ path, words }) => `    "${path}"*) COMPREPLY=($(compgen -W "${words.join(' ')}" -- "$current")) ;;`),
    '  esac',
    '}',
    'complete -F _meridian meridian',
    '',
  ].join('\n')
  return shell === 'zsh' ? `autoload -U +X bashcompinit && bashcompinit\n${bash}` : bash
}

interface Path {
  readonly path: string
  readonly words: readonly string[]
}

function pathsOf(command: Command, path: string): Path[] {
  const options = command.options.map(({ long }) => long).filter((long) => long !== undefined && long !== null)
  const words = [...command.commands.map((one) => one.name()), ...options]
  return [{ path, words }, ...command.commands.flatMap((one) => pathsOf(one, `${path} ${one.name()}`))]
}
