#!/usr/bin/env node
// `npx meridian …`: the command line of operators, compliance teams and developers. What concerns a
// residency document alone needs no running region and has its own entry, beside the engine it uses.
const isPolicy = process.argv[2] === 'policy'
if (isPolicy) process.argv.splice(2, 1)
process.argv.splice(2, 0, isPolicy ? 'residency-policy/cli/main.ts' : 'operations/cli/main.ts')
await import('./run.js')
