/** What an engine needs before it can be started: programs, jars, room on the disk, a folder it may enter. */
import { existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Engine } from './engine.ts'
import { cacheFolder, fetchJars, hasJars } from './jars.ts'
import { findProgram, type ProgramName } from './programs.ts'
import { Refusal } from './refusal.ts'

export type Programs = Map<ProgramName, string>

/** Finds or fetches all of it; what is there already costs nothing. Refuses with what is missing. */
export async function prepare(
  engine: Engine,
  data: string,
  programs: Programs,
  say: (text: string) => void,
): Promise<void> {
  const program = async (name: ProgramName): Promise<string> => {
    const path = programs.get(name) ?? (await findProgram(name, say))
    programs.set(name, path)
    return path
  }
  for (const name of engine.programs) await program(name)
  if (engine.fromJars && !hasJars(engine.name)) {
    refuseWithoutRoom(cacheFolder(), mibOfJars)
    const maven = await program('mvn')
    say(`fetching the jars of ${engine.name}`)
    await fetchJars(engine.name, maven)
  }
  // Last: the account that it asks for comes with a program.
  engine.refuse?.(data)
}

const mibOfJars = 400

export function refuseWithoutRoom(folder: string, mib: number): void {
  const there = existing(folder)
  const { bavail, bsize } = statfsSync(there)
  const free = Math.floor((bavail * bsize) / (1 << 20))
  if (free >= mib) return
  throw new Refusal(
    `the disk of ${there} has ${free} MiB left and ${mib} are needed: make room, or choose a folder elsewhere`,
  )
}

const existing = (folder: string): string => (existsSync(folder) ? folder : existing(dirname(folder)))
