/**
 * Names, colours and rosters for viewers of this region, wherever their home is, and this region's own
 * for viewers elsewhere. They are read through and never copied: whoever changes a name changes it
 * everywhere within a minute, and a region that a policy shuts out keeps nothing.
 *
 * The policy is asked on both sides: at the source, which decides, and before asking, so that a
 * question nobody may answer does not cross either.
 */
import type { Clock } from '../../platform/clock.ts'
import type { Profile } from '../../protocol/cold-messages.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import type { PersonalClass } from '../../residency-policy/flows/data-classes.ts'
import type { Permit } from '../../residency-policy/flows/permit.ts'
import { type Permitted, Resident } from '../../residency-policy/flows/resident.ts'
import type { HomeEntry, HomeHash } from '../directory/directory-store.ts'
import type { FoundHome, HomeReads, HomeReadsService, Roster } from './home-reads.ts'
import { ReadThrough } from './read-through.ts'

export interface RegionPeoplePorts {
  /** Number of this region. */
  readonly region: number
  readonly clock: Pick<Clock, 'monotonic'>
  /** Other regions by number. */
  readonly peers: ReadonlyMap<number, HomeReads>
  regionOf(alias: string): number | undefined
  /** Number of the person's home; undefined: nobody knows them. */
  homeOf(user: UserKey): Promise<number | undefined>
  /** Of somebody at home here. */
  profile(user: UserKey): Promise<Resident<'profile', Profile> | undefined>
  /** Of a group at home here. */
  roster(group: GroupKey): Promise<Resident<'group.roster', Roster> | undefined>
  homeAt(hash: HomeHash): HomeEntry | undefined | Promise<HomeEntry | undefined>
  /** Whether it is worth asking: as strict as the strictest zone at home there. */
  mayAsk(home: number, dataClass: PersonalClass): boolean
  /** The leave for a value to go to a region, this one included; undefined if policy gives none. */
  permit<Class extends PersonalClass>(resident: Resident<Class, unknown>, toRegion: number): Permit<Class> | undefined
}

/** A changed name may be shown as it was for so long. */
const keptMs = 60_000
/** About 200 bytes each: the people and groups that 10,000 viewers have on their screens. */
const profilesKeptMax = 50_000
/** Up to 500 members each, 100 bytes a member: 100 MB at the very worst. */
const rostersKeptMax = 2_000
/** One answer takes a round trip: at 200 ms each still 5,000 a second. */
const askedMax = 1_000

export class RegionPeople implements HomeReadsService {
  readonly #ports: RegionPeoplePorts
  readonly #profiles: ReadThrough<UserKey, Profile | undefined>
  readonly #rosters: ReadThrough<GroupKey, Roster | undefined>

  constructor(ports: RegionPeoplePorts) {
    this.#ports = ports
    const { clock } = ports
    this.#profiles = new ReadThrough({ clock, keptMs, keptMax: profilesKeptMax, askedMax })
    this.#rosters = new ReadThrough({ clock, keptMs, keptMax: rostersKeptMax, askedMax })
  }

  /** Undefined: nobody, or not to be told. Throws `unavailable` when the home cannot be asked, `overloaded`. */
  async profileOf(user: UserKey): Promise<Profile | undefined> {
    const { region, profile, homeOf } = this.#ports
    const home = await homeOf(user)
    if (home === undefined) return undefined
    if (home === region) return this.#released(await profile(user), region)?.value
    const peer = this.#peer(home, 'profile')
    return peer && this.#profiles.get(user, () => peer.profile(user))
  }

  /** The same for the roster of a group that is at home in region `home`. */
  async rosterOf(group: GroupKey, home: number): Promise<Roster | undefined> {
    const { region, roster } = this.#ports
    if (home === region) return this.#released(await roster(group), region)?.value
    const peer = this.#peer(home, 'group.roster')
    return peer && this.#rosters.get(group, () => peer.roster(group))
  }

  async profileFor(alias: string, user: UserKey): Promise<Permitted<'profile', Profile> | undefined> {
    const { region, regionOf, homeOf, profile } = this.#ports
    const asker = regionOf(alias)
    if (asker === undefined || (await homeOf(user)) !== region) return undefined
    return this.#released(await profile(user), asker)
  }

  /** Only for a region in which a member lives. */
  async rosterFor(alias: string, group: GroupKey): Promise<Permitted<'group.roster', Roster> | undefined> {
    const asker = this.#ports.regionOf(alias)
    if (asker === undefined) return undefined
    const released = this.#released(await this.#ports.roster(group), asker)
    return released?.value.members.some((member) => member.region === asker) === true ? released : undefined
  }

  #released<Class extends PersonalClass, Value>(
    resident: Resident<Class, Value> | undefined,
    toRegion: number,
  ): Permitted<Class, Value> | undefined {
    const permit = resident && this.#ports.permit(resident, toRegion)
    return permit && resident?.release(permit)
  }

  /** Of somebody at home here, and only as far as their own zone lets it go. */
  async homeFor(alias: string, hash: HomeHash): Promise<Permitted<'directory.lookup', FoundHome> | undefined> {
    const { region, regionOf, homeAt, permit } = this.#ports
    const asker = regionOf(alias)
    const home = await homeAt(hash)
    if (asker === undefined || home?.region !== region) return undefined
    // A directory knows people by hashes, and not who is counted.
    const about = [{ zone: home.zone, counted: [] }]
    const mayKeep = permit(new Resident('directory.home', about, home), asker) !== undefined
    return this.#released(new Resident('directory.lookup', about, { ...home, mayKeep }), asker)
  }

  #peer(home: number, dataClass: PersonalClass): HomeReads | undefined {
    const { peers, mayAsk } = this.#ports
    return mayAsk(home, dataClass) ? peers.get(home) : undefined
  }
}
