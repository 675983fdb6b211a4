/**
 * Reads at another region as unary gRPC calls on its internal listener. They are rare beside messages
 * (a name on a screen is asked for once a minute), so a call each is cheaper than a stream to keep up.
 */
import * as grpc from '@grpc/grpc-js'
import { asIs, byteCall, keepalive } from '../../platform/byte-rpc.grpc.ts'
import type { Service } from '../../platform/lifecycle.ts'
import { bool, bytes, key, many, message, optionalBytes, uint32 } from '../../protocol/codec/table.ts'
import { encodeProfile, readProfile } from '../../protocol/cold-messages.ts'
import { fail } from '../../protocol/errors.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { peerMetadata, peerOf, type SecretOf } from '../peers/peer-credentials.grpc.ts'
import type { HomeHash } from '../directory/directory-store.ts'
import { type FoundHome, type HomeReads, type HomeReadsService, memberRoles, type Roster } from './home-reads.ts'

const { read: readUser, encode: encodeUser } = message<{ readonly user: UserKey }>({ user: key<UserKey>(1) })
const { read: readGroup, encode: encodeGroup } = message<{ readonly group: GroupKey }>({ group: key<GroupKey>(1) })
/** Absent: nobody, or not to be told. */
const { read: readFound, encode: encodeFound } = message<{ readonly found: Uint8Array | undefined }>({
  found: optionalBytes(1),
})

const { read: readHash, encode: encodeHash } = message<{ readonly hash: Uint8Array }>({ hash: bytes(1) })
const { read: readHome, encode: encodeHome } = message<FoundHome>({
  region: uint32(1),
  part: uint32(2),
  zone: uint32(3),
  epoch: uint32(4),
  mayKeep: bool(5),
})

interface WireMember {
  readonly user: UserKey
  /** Position in `memberRoles`. */
  readonly role: number
  readonly region: number
}

const wireMember = message<WireMember>({ user: key<UserKey>(1), role: uint32(2), region: uint32(3) })
const wireRoster = message<{ readonly open: boolean; readonly members: readonly WireMember[] }>({
  open: bool(1),
  members: many(2, wireMember),
})

const encodeRoster = ({ open, members }: Roster): Uint8Array =>
  wireRoster.encode({ open, members: members.map((one) => ({ ...one, role: memberRoles.indexOf(one.role) })) })

function readRoster(bytes: Uint8Array): Roster {
  const { open, members } = wireRoster.read(bytes)
  return { open, members: members.map((one) => ({ ...one, role: memberRoles[one.role] ?? 'member' })) }
}

const unary = (name: string) => byteCall(`/meridian.people.v1.HomeReads/${name}`)
const calls = { Profile: unary('Profile'), Roster: unary('Roster'), Home: unary('Home') }

/** Somebody waits before a screen: longer is as good as never. */
const deadlineMs = 2_000

type Call = grpc.ServerUnaryCall<Buffer, Buffer>
type Done = grpc.sendUnaryData<Buffer>

/** Adds the home's side to `server`. */
export function serveHomeReads(server: grpc.Server, secretOf: SecretOf, service: HomeReadsService): void {
  const serve =
    <Value>(
      read: (alias: string, asked: Uint8Array) => Promise<{ readonly value: Value } | undefined>,
      encode: (value: Value) => Uint8Array,
    ) =>
    (call: Call, done: Done): void => {
      const from = peerOf(call.metadata, secretOf)
      if (from === undefined) return done({ code: grpc.status.UNAUTHENTICATED, details: 'unknown region' })
      answer(() => read(from, call.request), encode).then(
        (found) => done(null, found),
        (caught: unknown) => done({ code: grpc.status.INTERNAL, details: String(caught) }),
      )
    }
  server.addService(calls, {
    Profile: serve((from, asked) => service.profileFor(from, readUser(asked).user), encodeProfile),
    Roster: serve((from, asked) => service.rosterFor(from, readGroup(asked).group), encodeRoster),
    Home: serve(
      (from, asked) => service.homeFor(from, String.fromCharCode(...readHash(asked).hash) as HomeHash),
      encodeHome,
    ),
  })
}

async function answer<Value>(
  read: () => Promise<{ readonly value: Value } | undefined>,
  encode: (value: Value) => Uint8Array,
): Promise<Buffer> {
  const released = await read()
  return Buffer.from(encodeFound({ found: released && encode(released.value).slice() }))
}

export interface GrpcHomeReadsOptions {
  /** `host:port` of the other region's internal listener. */
  readonly address: string
  readonly fromAlias: string
  readonly secret: string
}

/** The asking side. */
export class GrpcHomeReads implements HomeReads, Service {
  readonly #options: GrpcHomeReadsOptions
  readonly #client: grpc.Client
  #isCut = false

  constructor(options: GrpcHomeReadsOptions) {
    this.#options = options
    this.#client = new grpc.Client(options.address, grpc.credentials.createInsecure(), keepalive)
  }

  async profile(user: UserKey): ReturnType<HomeReads['profile']> {
    const found = await this.#ask(calls.Profile.path, encodeUser({ user }))
    return found && readProfile(found)
  }

  async roster(group: GroupKey): ReturnType<HomeReads['roster']> {
    const found = await this.#ask(calls.Roster.path, encodeGroup({ group }))
    return found && readRoster(found)
  }

  async home(hash: HomeHash): ReturnType<HomeReads['home']> {
    const asked = Uint8Array.from(hash, (character) => character.charCodeAt(0))
    const found = await this.#ask(calls.Home.path, encodeHash({ hash: asked }))
    return found && readHome(found)
  }

  /** An operator's scissors: nothing is asked until `heal`. */
  cut(): void {
    this.#isCut = true
  }

  heal(): void {
    this.#isCut = false
  }

  stop(): Promise<void> {
    this.#client.close()
    return Promise.resolve()
  }

  #ask(path: string, asked: Uint8Array): Promise<Uint8Array | undefined> {
    if (this.#isCut) return Promise.reject(fail('unavailable'))
    return new Promise((resolve, reject) => {
      const request = Buffer.from(asked)
      const deadline = { deadline: timeFromNow(deadlineMs) }
      this.#client.makeUnaryRequest(
        path,
        asIs,
        asIs,
        request,
        peerMetadata(this.#options),
        deadline,
        (error, found) => {
          // Whatever went wrong there, the same question again is safe.
          if (error !== null || found === undefined) reject(fail('unavailable', 'the home region cannot be asked'))
          else resolve(readFound(found).found)
        },
      )
    })
  }
}

/** gRPC counts deadlines by its own clock. */
const timeFromNow = (ms: number): number => Date.now() + ms
