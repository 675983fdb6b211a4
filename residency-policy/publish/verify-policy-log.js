#!/usr/bin/env node
/**
 * Checks a policy log with public keys alone: no network, nothing installed, nothing of Meridian but
 * this file. Read it first; it is meant to be read.
 *
 *   node verify-policy-log.js FOLDER|BUNDLE [--keys FILE] [--since CHECKPOINT|BUNDLE|FOLDER] [--json]
 *
 * It finds: a document that was changed, a version that is missing, put in or out of order, approvals
 * that are too few, forged or by keys not in use at that place of the log, a change of keys that the
 * keys before it have not signed, a log shorter than one that was shown (rollback), one that is not its
 * continuation (fork), and two logs of one size (split view). Whoever keeps the newest checkpoint or
 * bundle, and `keys.json`, from an earlier day can prove each of them. The first ring of keys is all
 * that has to be believed; --keys says which one it was.
 * Ends with 0: all holds · 1: something does not · 2: usage · 4: cannot be read.
 */
import { createHash, createPublicKey, verify } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

// ---------- bytes: RFC 8785, SHA-256, Ed25519, the tree of RFC 6962

/** RFC 8785 for what documents hold: JavaScript writes strings and numbers as it asks; names are sorted. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`
}

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
const hashOf = (value) => sha256(canonical(value)).toString('base64')

function isSigned(publicKey, bytes, signature) {
  try {
    const x = Buffer.from(publicKey, 'base64').toString('base64url')
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
    return signature.length === 64 && verify(null, Buffer.from(bytes), key, signature)
  } catch {
    return false
  }
}

const leafOf = (statement) => sha256(Buffer.of(0), canonical(statement))

function rootOf(leaves) {
  if (leaves.length === 0) return sha256()
  if (leaves.length === 1) return leaves[0]
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return sha256(Buffer.of(1), rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)))
}

// ---------- what a document allows, cell by cell: only to say whether a version opens something

const among = (words, word) => words === undefined || words === '*' || words.includes(word)

function speaksOf(document, selector, { zone, dataClass, op, region, form }) {
  const isPlace = (to) =>
    to === 'home'
      ? document.zones[zone].home === region
      : to === 'failover'
        ? document.zones[zone].failover.includes(region)
        : among(to, region)
  return (
    among(selector.zones, zone) &&
    among(selector.classes, dataClass) &&
    !(selector.classesNot ?? []).includes(dataClass) &&
    among(selector.ops, op) &&
    among(selector.forms, form) &&
    !(selector.formsNot ?? []).includes(form) &&
    isPlace(selector.to) &&
    (selector.toNot === undefined || !isPlace(selector.toNot))
  )
}

/** A ground holds to the end of the day it names. */
const endOf = (expires) => Date.parse(`${expires}T00:00:00Z`) + 86_400_000

/** How many people a year a ground may be used for. */
const peopleAYear = (quota) =>
  quota === undefined ? Infinity : quota.stop * (quota.period === 'calendar-month' ? 12 : 1)

/** What allows the cell: a set of conditions, and for how many people a year. */
function waysOf(document, cell, at) {
  const { zones, regions, dataClasses, transferBases = {}, guardrails = [], rules } = document
  const { zone, dataClass, region, form, op } = cell
  if (!zones[zone] || !regions[region] || !document.ops.includes(op)) return []
  if (!dataClasses[dataClass]?.forms.includes(form) || !document.forms.includes(form)) return []
  if (guardrails.some((guardrail) => speaksOf(document, guardrail, cell))) return []
  const rests = ({ basis }) => {
    if (basis === undefined) return true
    const { from, to, expires } = transferBases[basis] ?? {}
    if (expires === undefined || at >= endOf(expires)) return false
    if (zones[zone].home === region) return true
    return (from === 'any' || from === zone) && (to === 'any' || to.includes(regions[region].law))
  }
  return rules
    .filter((rule) => speaksOf(document, rule, cell) && rests(rule))
    .map(({ when = [], basis }) => ({ when, people: peopleAYear(transferBases[basis]?.quota) }))
}

/** When a document allows something else than before, though nobody changes it: a ground has had its last day. */
const endsOf = ({ transferBases = {} }) => Object.values(transferBases).map(({ expires }) => endOf(expires))

/** The first cell that `next` allows under conditions, or for more people, as `before` does not, then or on a later day. */
function firstOpened(before, next, from) {
  const days = [...endsOf(before), ...endsOf(next)].filter((day) => day > from)
  return [from, ...new Set(days)].reduce((found, day) => found ?? firstOpenedOn(before, next, day), undefined)
}

function firstOpenedOn(before, next, at) {
  for (const zone of Object.keys(next.zones))
    for (const dataClass of Object.keys(next.dataClasses))
      for (const op of next.ops)
        for (const region of Object.keys(next.regions))
          for (const form of next.forms) {
            const cell = { zone, dataClass, op, region, form }
            const old = waysOf(before, cell, at)
            const opens = ({ when, people }) => {
              const met = old.filter((known) => known.when.every((condition) => when.includes(condition)))
              return people > Math.max(0, ...met.map((known) => known.people))
            }
            if (waysOf(next, cell, at).some(opens)) return cell
          }
  return undefined
}

/** What a document permits beside flows: re-homing from zone to zone, and modes of groups. */
function permissionsOf({ rehoming, groups }) {
  const modes = (groups?.modes ?? []).filter((mode) => mode !== 'deny')
  return [
    ...(rehoming?.allowed ?? []).map(([from, to]) => `re-home ${from} → ${to}`),
    ...modes.map((mode) => `groups ${mode}`),
  ]
}

function firstPermitted(before, next) {
  const known = permissionsOf(before)
  const permission = permissionsOf(next).find((each) => !known.includes(each))
  return permission && { permission }
}

// ---------- the log

/** A signed note (C2SP): name of the log, size, root; then a line for each signature. */
function checkpointOf(note, { origin, rings }) {
  const end = note.indexOf('\n\n') + 1
  const text = note.slice(0, end)
  const [name, size, root] = text.split('\n')
  if (end === 0 || name !== origin || !/^\d+$/.test(size)) return undefined
  const signedBy = logKeysAt(rings, Number(size)).find(({ name: key, publicKey }) => {
    const line = note.split('\n').find((each) => each.startsWith(`— ${key} `))
    const blob = Buffer.from(line?.split(' ')[2] ?? '', 'base64')
    const hint = sha256(`${key}\n`, Buffer.of(1), Buffer.from(publicKey, 'base64')).subarray(0, 4)
    return blob.length === 68 && hint.equals(blob.subarray(0, 4)) && isSigned(publicKey, text, blob.subarray(4))
  })
  return signedBy && { size: Number(size), root, signedBy: signedBy.name }
}

/** Names of those of `keys` that have signed the statement, each once. */
function signersOf({ statement, approvals }, keys) {
  const good = approvals.filter(({ key, signature }) => {
    const known = keys.find(({ name }) => name === key)
    return known && isSigned(known.publicKey, canonical(statement), Buffer.from(signature, 'base64'))
  })
  return [...new Set(good.map(({ key }) => key))]
}

// ---------- keys: each ring is signed by keys of the one before it, and says where in the log it begins

const inUse = (keys, role) => keys.filter((key) => key.role === role && key.until === undefined)

/** Of the ring that held for the release at this place, and not newer than its date. */
function approversAt(rings, index, { publishedAt }) {
  const ring = rings.findLast(({ statement }) => statement.size <= index)
  return inUse(ring?.statement.keys ?? [], 'approver').filter(({ from }) => publishedAt >= from)
}

/** Of every ring that held while the log had this size. */
function logKeysAt(rings, size) {
  const ends = (at) => rings[at + 1]?.statement.size ?? Infinity
  return rings
    .filter(({ statement }, at) => statement.size <= size && ends(at) >= size)
    .flatMap(({ statement }) => inUse(statement.keys, 'log'))
}

/** Keys are added and retired, nothing else; none comes back, also not under another name. */
function changesNoOther(before, { keys, at }) {
  const kept = before.every((old, place) => {
    const { until, ...rest } = keys[place] ?? {}
    const { until: untilBefore, ...restBefore } = old
    return (
      canonical(rest) === canonical(restBefore) &&
      (until === untilBefore || (untilBefore === undefined && until === at))
    )
  })
  const fresh = keys.slice(before.length).every(({ from, until }) => from === at && until === undefined)
  const distinct = (field) => new Set(keys.map((key) => key[field])).size === keys.length
  return kept && fresh && distinct('name') && distinct('publicKey')
}

function* checkRings({ rings, origin }, leaves) {
  for (const [place, ring] of rings.entries()) {
    const { statement } = ring
    const before = rings[place - 1]
    const name = `ring ${place + 1}`
    const known = before?.statement ?? { keys: [], origin, size: 0, at: statement.at }
    const next =
      statement.number === place + 1 &&
      statement.previous === (before === undefined ? null : hashOf(before.statement)) &&
      statement.origin === known.origin &&
      statement.size >= known.size &&
      statement.at >= known.at
    yield [`${name} follows`, next, 'it does not name the ring before it']
    yield [`${name} keys`, changesNoOther(known.keys, statement), 'it does more than add new keys and retire old ones']
    // The first one signs itself: it is believed for where it comes from.
    const asked = before === undefined ? statement.keys : known.keys
    const by = signersOf(ring, inUse(asked, 'log')).length
    const approvers = signersOf(ring, inUse(asked, 'approver')).length
    const needed = before === undefined ? 0 : Math.ceil(inUse(asked, 'approver').length / 2)
    const why = `${by} keys of the log and ${approvers} approvers signed it, and it needs 1 and ${needed}`
    yield [`${name} signed`, by > 0 && approvers >= needed, why]
    const grewFrom =
      statement.size <= leaves.length && rootOf(leaves.slice(0, statement.size)).toString('base64') === statement.root
    yield [`${name} place`, grewFrom, `the first ${statement.size} versions are not those it names`]
  }
}

/** Rings that were kept must be the first ones of this log. */
function* checkContinues({ rings }, kept) {
  if (kept === undefined) return
  const same = kept.rings.every(
    ({ statement }, at) => rings[at] !== undefined && hashOf(rings[at].statement) === hashOf(statement),
  )
  yield [
    'keys continue',
    same && kept.rings.length > 0,
    'its rings of keys are not the continuation of those that were kept',
  ]
}

// ---------- versions

/** Findings about each version: what it says of itself, of the one before it, and who approved it. */
function* checkReleases(releases, rings) {
  for (const [index, release] of releases.entries()) {
    const { document, statement } = release
    const before = releases[index - 1]
    const name = `v${statement.version}`
    yield [`${name} document`, hashOf(document) === statement.document, 'the document is not the one that was signed']
    const says = document.metadata.version === statement.version && document.metadata.id === statement.policy
    yield [`${name} names itself`, says, 'statement and document name different versions']
    const previous = before === undefined ? null : hashOf(before.statement)
    yield [`${name} follows`, statement.previous === previous, 'it does not name the version before it']
    const rises = before === undefined || statement.version > before.statement.version
    yield [`${name} is newer`, rises, `version ${before?.statement.version} came before it`]
    const later = before === undefined || statement.publishedAt >= before.statement.publishedAt
    yield [`${name} is later`, later, 'it is dated before the version that it follows']

    const opened =
      before &&
      (firstPermitted(before.document, document) ?? firstOpened(before.document, document, statement.publishedAt))
    const widens = before === undefined || opened !== undefined
    const wanted = ({ metadata: { approvals } }) => Math.max(approvals.normal, widens ? approvals.widening : 0)
    const needed = Math.max(wanted(document), before === undefined ? 0 : wanted(before.document))
    const by = signersOf(release, approversAt(rings, index, statement))
    const why = opened ? `, because it opens ${Object.values(opened).join(' · ')}` : ''
    yield [
      `${name} approvals`,
      by.length >= needed,
      `${by.length} good ones by keys in use, and it needs ${needed}${why}`,
    ]
  }
}

function* checkLog({ checkpoint: note, keys }, leaves, since) {
  const checkpoint = checkpointOf(note ?? '', keys)
  yield ['checkpoint signed', checkpoint !== undefined, 'no key of the log that was in use has signed the checkpoint']
  if (checkpoint === undefined) return
  const whole = checkpoint.size === leaves.length && rootOf(leaves).toString('base64') === checkpoint.root
  yield ['checkpoint covers', whole, `the ${leaves.length} versions are not the ${checkpoint.size} that were signed`]
  if (since === undefined) return
  const old = checkpointOf(since, keys)
  yield ['older checkpoint signed', old !== undefined, 'no key of this log has signed the older checkpoint']
  if (old === undefined) return
  yield ['no rollback', checkpoint.size >= old.size, `the log had ${old.size} versions and has ${checkpoint.size}`]
  if (checkpoint.size < old.size) return
  const split = checkpoint.size === old.size && checkpoint.root !== old.root
  yield ['no split view', !split, `two logs of ${old.size} versions were signed: keep both checkpoints as evidence`]
  const continues = rootOf(leaves.slice(0, old.size)).toString('base64') === old.root
  yield ['no fork', continues, 'the first versions are not those that the older checkpoint covers']
}

/** Every check with its answer: `log` is a bundle, `kept` its keys of an earlier day, `since` an older signed note. */
export function verifyPolicyLog(log, kept = undefined, since = undefined) {
  const leaves = log.releases.map(({ statement }) => leafOf(statement))
  const checks = [
    ...checkRings(log.keys, leaves),
    ...checkContinues(log.keys, kept),
    ...checkReleases(log.releases, log.keys.rings),
    ...checkLog(log, leaves, since),
  ]
  return checks.map(([check, ok, otherwise]) => (ok ? { check, ok } : { check, ok: false, because: otherwise }))
}

// ---------- the command

/** A bundle, or the folder of a log as one; what lies behind the checkpoint is not published. */
function read(path) {
  if (!statSync(path).isDirectory()) return JSON.parse(readFileSync(path, 'utf8'))
  const text = (name) => (existsSync(join(path, name)) ? readFileSync(join(path, name), 'utf8') : '')
  const checkpoint = text('checkpoint')
  const lines = text('releases.jsonl').split('\n').filter(Boolean)
  const unfinished = lines.length - Number(checkpoint.split('\n')[1] ?? 0) === 1
  const releases = (unfinished ? lines.slice(0, -1) : lines).map((line) => JSON.parse(line))
  return { keys: JSON.parse(text('keys.json')), releases, checkpoint }
}

const noteOf = (path) => {
  const isNote = !statSync(path).isDirectory() && !readFileSync(path, 'utf8').startsWith('{')
  return isNote ? readFileSync(path, 'utf8') : read(path).checkpoint
}

/** `keys.json`, or the keys of a bundle or folder. */
function keysOf(path) {
  if (statSync(path).isDirectory()) return read(path).keys
  const file = JSON.parse(readFileSync(path, 'utf8'))
  return file.keys ?? file
}

function main(words) {
  const option = (name) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined)
  const [path] = words
  if (path === undefined || path.startsWith('-')) {
    process.stderr.write('usage: verify-policy-log.js FOLDER|BUNDLE [--keys FILE] [--since CHECKPOINT] [--json]\n')
    return 2
  }
  let results, log
  try {
    log = read(path)
    const [keys, since] = [option('--keys'), option('--since')]
    results = verifyPolicyLog(log, keys && keysOf(keys), since && noteOf(since))
  } catch (caught) {
    const hint = `cannot be read: ${caught.message}`
    process.stdout.write(words.includes('--json') ? `${JSON.stringify({ error: { code: 'unreadable', hint } })}\n` : '')
    process.stderr.write(`${hint}\n`)
    return 4
  }
  const holds = results.every(({ ok }) => ok)
  const answer = { schema: 'meridian/policy.verify@1', holds, versions: log.releases.length, checks: results }
  if (words.includes('--json')) process.stdout.write(`${JSON.stringify(answer)}\n`)
  else {
    for (const { check, ok, because } of results) process.stdout.write(ok ? `✓ ${check}\n` : `✗ ${check}: ${because}\n`)
    process.stdout.write(`Versions: ${log.releases.length}. ${holds ? 'All holds.' : 'It does not hold.'}\n`)
    if (option('--keys') === undefined)
      process.stderr.write(
        `The first ring of keys is believed: ${hashOf(log.keys.rings[0]?.statement ?? null)}; --keys compares.\n`,
      )
  }
  return holds ? 0 : 1
}

if (import.meta.filename === process.argv[1]) process.exitCode = main(process.argv.slice(2))
