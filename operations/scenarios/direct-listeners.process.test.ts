/**
 * A region's listeners without an edge before them (I5): off unless asked for; a client that knows the
 * API by reflection alone sends and syncs by gRPC, one on plain TCP sends and receives.
 */
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import * as grpc from '@grpc/grpc-js'
import * as protoLoader from '@grpc/proto-loader'
import { entryOf, frameFields } from '../../protocol/codec/frame.ts'
import { readRow } from '../../protocol/codec/row.ts'
import { readVerdict } from '../../protocol/codec/verdict.ts'
import { encodeRequest, readResponse, readWelcome } from '../../protocol/cold-messages.ts'
import { grpcStatusDetails, readGrpcStatus } from '../../protocol/grpc-status.ts'
import { helloFrame, messageFrame } from '../wire-client/frames.ts'
import type { SignedInPerson } from '../wire-client/people.ts'
import { TcpClient } from '../wire-client/tcp-client.ts'
import { eventually, newClientMessageId, SmallWorld } from './small-world.ts'

let small: SmallWorld
let anna: SignedInPerson
let ben: SignedInPerson
let ports: { readonly grpc: number; readonly tcp: number }

before(async () => {
  small = await SmallWorld.start({ regions: ['eu'], gateways: 0, direct: true })
  anna = await small.person('fra', 'anna')
  ben = await small.person('fra', 'ben')
  ports = small.world.regions[0]?.direct ?? assert.fail('no direct listeners')
})

after(() => small.stop())

type Json = Record<string, unknown>
type Stub = grpc.Client & Record<string, (request: Json, metadata: grpc.Metadata, done: Done) => void>
type Done = (error: grpc.ServiceError | null, answer: Json) => void

const target = (): string => `127.0.0.1:${ports.grpc}`
const insecure = grpc.credentials.createInsecure()
const shapes = { keepCase: true, longs: String, defaults: true } as const

/** What a stranger's tool does: asks the server what it serves. */
async function reflected(ask: Json): Promise<Json> {
  const proto = createRequire(import.meta.url).resolve(
    '@grpc/reflection/build/proto/grpc/reflection/v1/reflection.proto',
  )
  const loaded = grpc.loadPackageDefinition(protoLoader.loadSync(proto, shapes)) as unknown as {
    grpc: { reflection: { v1: { ServerReflection: new (at: string, by: grpc.ChannelCredentials) => grpc.Client } } }
  }
  const client = new loaded.grpc.reflection.v1.ServerReflection(target(), insecure) as grpc.Client & {
    ServerReflectionInfo(): grpc.ClientDuplexStream<Json, Json>
  }
  const stream = client.ServerReflectionInfo()
  try {
    return await new Promise<Json>((resolve, reject) => {
      stream.once('data', resolve)
      stream.once('error', reject)
      stream.write(ask)
    })
  } finally {
    stream.end()
    client.close()
  }
}

async function serviceByReflection(name: string): Promise<Stub> {
  const answer = await reflected({ file_containing_symbol: `meridian.api.v1.${name}` })
  const files = (answer['file_descriptor_response'] as { file_descriptor_proto: Buffer[] }).file_descriptor_proto
  // A FileDescriptorSet is its files, each behind tag 1 and its length.
  const set = Buffer.concat(files.flatMap((file) => [Buffer.from([10, ...varint(file.length)]), file]))
  const loaded = grpc.loadPackageDefinition(protoLoader.loadFileDescriptorSetFromBuffer(set, shapes)) as unknown as {
    meridian: { api: { v1: Record<string, new (at: string, by: grpc.ChannelCredentials) => grpc.Client> } }
  }
  const Service = loaded.meridian.api.v1[name] ?? assert.fail(`no service ${name}`)
  return new Service(target(), insecure) as Stub
}

const varint = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)])

interface Called {
  readonly answer: Json | undefined
  readonly status: number
  readonly code: string | undefined
  /** All that the details say of the refusal. */
  readonly why: ReturnType<typeof readGrpcStatus>
}

function call(stub: Stub, method: string, request: Json, token?: string): Promise<Called> {
  const metadata = new grpc.Metadata()
  if (token !== undefined) metadata.set('authorization', `Bearer ${token}`)
  return new Promise((resolve) => {
    stub[method]?.(request, metadata, (error, answer) => {
      const [details] = error?.metadata.get(grpcStatusDetails) ?? []
      const why = details === undefined ? undefined : readGrpcStatus(details as Buffer)
      resolve({ answer: error === null ? answer : undefined, status: error?.code ?? 0, code: why?.code, why })
    })
  })
}

test('I5 a client that knows nothing but reflection lists the services, sends and syncs by gRPC', async () => {
  const listed = await reflected({ list_services: '' })
  const names = (listed['list_services_response'] as { service: { name: string }[] }).service.map(({ name }) => name)
  for (const name of ['Accounts', 'Chat', 'Contacts', 'Devices', 'Groups', 'People']) {
    assert.ok(names.includes(`meridian.api.v1.${name}`), name)
  }
  const chat = await serviceByReflection('Chat')
  const content = '明天见 over gRPC'
  const send = { to_id: ben.user, type: 'text', content, client_msg_id: newClientMessageId() }
  const sent = await call(chat, 'Send', send, anna.accessToken)
  assert.deepEqual([sent.status, sent.code], [0, undefined])
  const again = await call(chat, 'Send', send, anna.accessToken)
  assert.deepEqual([again.answer?.['id'], again.answer?.['place']], [sent.answer?.['id'], sent.answer?.['place']])
  await eventually('Ben has it', async () => {
    const { answer } = await call(chat, 'Sync', { last_sync_key: 'start', limit: 100 }, ben.accessToken)
    return (answer?.['rows'] as { text: string }[]).some(({ text }) => text === content)
  })
  chat.close()
})

test('I5 what the policy refuses over gRPC says its rule, its reason and the words for people', async () => {
  const stub = await serviceByReflection('People')
  const { status, why } = await call(stub, 'Find', { name: 'li@cn' }, anna.accessToken)
  assert.equal(status, grpc.status.PERMISSION_DENIED)
  assert.deepEqual(
    [why?.code, why?.rule, why?.because, why?.['policy.id'], why?.message_key],
    ['policy_denied', 'g-cn-in', 'guardrail', 'three-regions', 'policy.guardrail.find'],
  )
  assert.match(why?.hint ?? '', /from the EU to China are not offered here/)
  stub.close()
})

test('I5 gRPC refuses with the code and the details of the table; nothing gets in without a token', async () => {
  const chat = await serviceByReflection('Chat')
  const accounts = await serviceByReflection('Accounts')
  const send = { to_id: ben.user, type: 'text', content: 'x', client_msg_id: newClientMessageId() }
  const refusal = async (given: Promise<Called>) => {
    const { status, code } = await given
    return [status, code]
  }
  assert.deepEqual(await refusal(call(chat, 'Send', send)), [grpc.status.UNAUTHENTICATED, 'token_missing'])
  assert.deepEqual(await refusal(call(chat, 'Send', send, `${anna.accessToken}x`)), [16, 'token_invalid'])
  assert.deepEqual(await refusal(call(chat, 'Send', { ...send, to_id: 'usr_x' }, anna.accessToken)), [3, 'id_invalid'])
  assert.deepEqual(await refusal(call(chat, 'Send', { ...send, content: '' }, anna.accessToken)), [3, 'text_invalid'])
  // Nobody's zone is known without a point of presence: signing up is for edges, signing in is not.
  const signUp = { name: 'carl', password: 'carl carl carl' }
  assert.deepEqual(await refusal(call(accounts, 'SignUp', signUp)), [7, 'not_allowed'])
  const signedIn = await call(accounts, 'SignIn', { name: 'anna@eu', password: 'anna anna anna' })
  assert.equal(signedIn.answer?.['user_id'], anna.user)
  chat.close()
  accounts.close()
})

test('I5 a client on plain TCP logs in, sends, receives and asks the API', async () => {
  const [annas, bens] = [new TcpClient(ports.tcp), new TcpClient(ports.tcp)]
  for (const [client, person] of [
    [annas, anna],
    [bens, ben],
  ] as const) {
    // Token and hello at once: nothing has to be waited for.
    client.frame(person.accessToken)
    client.frame(helloFrame())
  }
  await eventually('both are welcome', () => [annas, bens].every((one) => one.all(frameFields.welcome).length === 1))
  const { last } = readWelcome(annas.all(frameFields.welcome)[0] as Uint8Array)
  annas.frame(messageFrame(ben.user, 'over TCP', { n: last + 1, prev: last }))
  await eventually('the verdict comes', () => annas.all(frameFields.verdict).length === 1)
  assert.equal(readVerdict(annas.all(frameFields.verdict)[0] as Uint8Array).code, 0)
  const texts = (): string[] => bens.all(frameFields.row).map((row) => Buffer.from(readRow(row).body ?? []).toString())
  await eventually('Ben is told', () => texts().includes('over TCP'))
  annas.frame(
    entryOf(frameFields.request, encodeRequest({ request: 7, method: 'Accounts.Me', body: new Uint8Array() })),
  )
  await eventually('the API answers', () => annas.all(frameFields.response).length === 1)
  assert.equal(readResponse(annas.all(frameFields.response)[0] as Uint8Array).request, 7)
  annas.close()
  bens.close()
})

test('conn-2 TCP says why it ends a connection: a bad token, no hello, a frame too large', async () => {
  const ended = async (...frames: (Uint8Array | string)[]): Promise<string | undefined> => {
    const client = new TcpClient(ports.tcp)
    for (const frame of frames) client.frame(frame)
    await eventually('it is ended', () => client.ended)
    return client.refusal
  }
  assert.equal(await ended('no.token.here'), 'token_invalid')
  assert.equal(await ended('x'.repeat(5_000)), 'frame_too_large')
  assert.equal(await ended(anna.accessToken, messageFrame(ben.user, 'x', { n: 1 })), 'frame_invalid')
  assert.equal(await ended(anna.accessToken, new Uint8Array(5_000)), 'frame_too_large')
  assert.equal(await ended(anna.accessToken, helloFrame(), new Uint8Array(300_000)), 'frame_too_large')
})
