/** `meridian explain`: the error table for people and programs. */
import { errorCodes, errorTable, type ErrorCode } from '../../protocol/errors.ts'
import { CommandFailed, exitCodes } from '../../protocol/operator/exit.ts'
import { print } from '../../protocol/operator/output.node.ts'

export function explain(code: string | undefined, json: boolean): void {
  if (code === undefined) {
    for (const one of errorCodes) print(json ? jsonOf(one) : `${one.padEnd(22)} ${errorTable[one].hint}`)
    return
  }
  if (!isErrorCode(code))
    throw new CommandFailed(exitCodes.no, `there is no error \`${code}\`; \`meridian explain\` lists them`)
  const { hint, http, close, retry, do: remedy } = errorTable[code]
  print(
    json ? jsonOf(code) : `${code}\n  ${hint}\n  HTTP ${http}, close code ${close}. Again: ${retry}. Do: ${remedy}.`,
  )
}

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorTable, code)

const jsonOf = (code: ErrorCode): string => JSON.stringify({ schema: 'meridian/explain@1', code, ...errorTable[code] })
