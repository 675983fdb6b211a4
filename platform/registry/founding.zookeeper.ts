/**
 * The folder of a registry, founded once, on purpose: a process that opened an empty registry because
 * of a slip in an address would find every part free and own it beside its owner. So opening one reads
 * in the folder whose it is, before anything is written.
 */
import { claimsFolder } from './claims.zookeeper.ts'
import { aliveFolder, generationsFolder } from './own-announcement.zookeeper.ts'
import { reach } from './reach.zookeeper.ts'
import { RegistryError, roles } from './registry.ts'
import { isRefusal, type SessionEvents, type SessionOptions, ZooKeeperSession } from './session.zookeeper.ts'

export interface ZooKeeperRegistryOptions extends SessionOptions {
  readonly region: string
  /** What is neither an answer nor an interruption: somebody should look at it. */
  onAlarm(what: string): void
}

/** Written into the folder, so that nobody takes another's for theirs. */
const deedOf = (region: string): string => JSON.stringify({ registry: 1, region })

/** Makes the folder; harmless where it is. */
export async function foundZooKeeperRegistry(options: ZooKeeperRegistryOptions): Promise<void> {
  const session = await firstSession({ ...options, root: '' }, quiet)
  try {
    const folders = [aliveFolder, ...roles.map((role) => `${aliveFolder}/${role}`), generationsFolder, claimsFolder]
    const paths = options.root.split('/').map((_, at, all) => all.slice(0, at + 1).join('/'))
    for (const path of [...paths.slice(1), ...folders.map((folder) => options.root + folder)])
      await session.create(path, '', 'stays').catch((caught: unknown) => {
        if (!isRefusal(caught, 'NODE_EXISTS')) throw caught
      })
    const deed = (await session.read(options.root))?.data ?? ''
    if (deed === '') await session.write(options.root, deedOf(options.region))
    else checkDeed(options, deed)
  } finally {
    await session.close()
  }
}

/** Takes the folder `root` away with all that is in it: of tests and benches, which have one of their own. */
export async function removeZooKeeperFolder({ root, ...options }: SessionOptions): Promise<void> {
  const session = await firstSession({ ...options, root: '' }, quiet)
  const remove = async (path: string): Promise<void> => {
    for (const child of await session.children(path, () => {})) await remove(`${path}/${child}`)
    await session.remove(path)
  }
  try {
    await remove(root)
  } catch (caught) {
    // It never was, or what was in it went meanwhile with a session.
    if (!isRefusal(caught, 'NO_NODE')) throw caught
  } finally {
    await session.close()
  }
}

const quiet = { connected() {}, silent() {}, ended() {}, tick() {} }

/** A session that is connected. */
export async function firstSession(options: SessionOptions, events: SessionEvents): Promise<ZooKeeperSession> {
  await reach(options.servers, options.timeoutMs, options.scheduler)
  return new Promise((resolve, reject) => {
    const fail = (): void => {
      void session.close()
      reject(new RegistryError('unreachable', `ZooKeeper at ${options.servers.join(', ')} opens no session`))
    }
    // Twice what it may take once: two servers may be tried.
    const timer = options.scheduler.after(options.timeoutMs * 2, fail)
    const session: ZooKeeperSession = new ZooKeeperSession(options, {
      ...events,
      connected: () => {
        timer.cancel()
        resolve(session)
        events.connected()
      },
    })
  })
}

export function checkDeed({ root, region, servers }: ZooKeeperRegistryOptions, deed: string | undefined): void {
  const where = `\`${root}\` in the ZooKeeper at ${servers.join(', ')}`
  if (deed === undefined || deed === '')
    throw new RegistryError(
      'unusable',
      `there is no registry at ${where}: correct the address, or found it once if this region is new`,
    )
  if (deed !== deedOf(region))
    throw new RegistryError(
      'unusable',
      `${where} is no registry of ${region} that this version reads (it says ${deed.slice(0, 100)}): correct the address`,
    )
}
