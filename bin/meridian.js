#!/usr/bin/env node
// `npx meridian …`: the command line of operators, compliance teams and developers.
process.argv.splice(2, 0, 'operations/cli/main.ts')
await import('./run.js')
