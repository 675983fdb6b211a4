// The house's rules that a linter can see. Three groups: correctness that needs types, the ban on
// time, chance and the outside world where production code must also run under the simulation, and
// the few matters of taste a formatter does not settle. Everything else is biome's (format) or
// operations/ci's (direction of imports, cycles, names, sizes).
import tseslint from 'typescript-eslint'

/** Code that the simulation runs from a seed: what it needs from outside comes through a port. */
const simulated = [
  'platform',
  'protocol',
  'residency-policy',
  'regions',
  'replication',
  'clients/sdk',
  'edge',
  'simulation',
].map((room) => `${room}/**/*.ts`)

/** Files that may touch the outside world, told by the suffix that names what they stand on. */
const adapters = [
  '**/*.{node,embedded,sqlite,leveldb,kafka,cassandra,redis,postgres,zookeeper,ws,tcp,http,grpc,webcrypto,jose,workerd,browser,simulated}.ts',
  '**/*.{test,bench}.ts',
  '**/main.ts',
  'protocol/generate.ts', // a build command, no part of any process
]

const port = {
  time: 'Take a Clock or Scheduler (platform/clock.ts); only adapter files read a clock or set a timer.',
  chance: 'Take a Random (platform/random.ts); only adapter files make their own chance.',
  disk: 'Take a Disk (platform/disk.ts) or a store port; only adapter files touch the file system.',
  network: 'Take a connection or fetch port; only adapter files open sockets.',
  process: 'Only adapter files start threads and processes.',
  crypto: 'Take the Crypto port; only adapter files call the platform’s cryptography.',
}

const modules = (names, message) =>
  names.flatMap((name) => [
    { name, message },
    { name: `node:${name}`, message },
  ])

const randomOfCrypto = ['randomBytes', 'randomUUID', 'randomInt', 'randomFill', 'randomFillSync', 'getRandomValues']

const outsideModules = [
  ...modules(['fs', 'fs/promises'], port.disk),
  ...modules(['net', 'tls', 'dgram', 'dns', 'dns/promises', 'http', 'https', 'http2'], port.network),
  ...modules(['child_process', 'worker_threads', 'cluster'], port.process),
  ...modules(['timers', 'timers/promises', 'perf_hooks'], port.time),
  { name: 'node:sqlite', message: port.disk },
  { name: 'classic-level', message: port.disk },
  { name: 'cassandra-driver', message: port.network },
  { name: 'ws', message: port.network, allowTypeImports: true },
  { name: '@grpc/grpc-js', message: port.network, allowTypeImports: true },
  { name: 'node:crypto', importNames: randomOfCrypto, message: port.chance },
  { name: 'node:crypto', importNames: ['subtle', 'webcrypto'], message: port.crypto },
]

const outsideGlobals = [
  ...['setTimeout', 'setInterval', 'setImmediate', 'performance'].map((name) => ({ name, message: port.time })),
  ...['fetch', 'WebSocket', 'EventSource'].map((name) => ({ name, message: port.network })),
]

const outsideProperties = [
  { object: 'Date', property: 'now', message: port.time },
  { object: 'process', property: 'hrtime', message: port.time },
  { object: 'AbortSignal', property: 'timeout', message: port.time },
  { object: 'Math', property: 'random', message: port.chance },
  { object: 'crypto', property: 'getRandomValues', message: port.chance },
  { object: 'crypto', property: 'randomUUID', message: port.chance },
  { object: 'crypto', property: 'subtle', message: port.crypto },
  ...['setTimeout', 'setInterval', 'setImmediate', 'performance'].map((property) => ({
    object: 'globalThis',
    property,
    message: port.time,
  })),
  ...['fetch', 'WebSocket'].map((property) => ({ object: 'globalThis', property, message: port.network })),
  { object: 'globalThis', property: 'crypto', message: port.crypto },
]

const outsideSyntax = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: port.time },
  { selector: 'CallExpression[callee.name="Date"]', message: port.time },
]

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name, so that one thing has one name everywhere.',
}

export default tseslint.config(
  {
    ignores: ['**/node_modules', '**/generated', '**/dist', '**/.meridian', '**/.wrangler', '**/fixtures', '**/*.js'],
  },
  {
    files: ['**/*.ts'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: {
        project: [
          'tsconfig.json',
          'edge/tsconfig.json',
          'edge/tsconfig.test.json',
          'clients/sdk/browser/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // A promise nobody waits for is an error nobody sees. node:test collects its own.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] },
          ],
        },
      ],
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/no-for-in-array': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, allowDefaultCaseForExhaustiveSwitch: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-console': 'error',
      'no-debugger': 'error',
      'no-restricted-syntax': ['error', noDefaultExport],
    },
  },
  {
    files: simulated,
    ignores: adapters,
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { paths: outsideModules }],
      'no-restricted-globals': ['error', ...outsideGlobals],
      'no-restricted-properties': ['error', ...outsideProperties],
      'no-restricted-syntax': ['error', noDefaultExport, ...outsideSyntax],
    },
  },
  // A test may wait for what is ready, and let pending promises take a turn with `await undefined`.
  { files: ['**/*.test.ts'], rules: { '@typescript-eslint/await-thenable': 'off' } },
  // Commands speak to a terminal; libraries and services speak through events and the log port.
  {
    files: ['operations/**/*.ts', 'bench/**/*.ts', '**/main.ts', 'protocol/generate.ts'],
    rules: { 'no-console': 'off' },
  },
  // The platform asks a Worker's module for a default export.
  { files: ['**/worker.ts', '**/*.workerd.ts'], rules: { 'no-restricted-syntax': 'off' } },
)
