import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Command } from 'commander'
import { policyProgram } from './program.node.ts'

/** Their answers are JSON anyway, one object a line. */
const linesOfJson = ['table', 'decide']

const leavesOf = (command: Command): Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf)

test('every command answers a program in JSON, and shows in its help how it is used', () => {
  const leaves = leavesOf(policyProgram())
  const hasJson = (command: Command): boolean => command.options.some(({ long }) => long === '--json')
  assert.deepEqual(
    leaves.filter((one) => !hasJson(one) && !linesOfJson.includes(one.name())).map((one) => one.name()),
    [],
  )
  const helpOf = (command: Command): string => {
    let help = ''
    command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp()
    return help
  }
  assert.deepEqual(
    leaves.filter((one) => !/Examples?:/.test(helpOf(one))).map((one) => one.name()),
    [],
  )
})
