import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fail } from '../../protocol/errors.ts'
import type { DeviceNumber, SessionId, UserKey } from '../../protocol/ids.ts'
import { askedInTurn } from './asked-in-turn.ts'

const anna = {
  user: 'a'.repeat(16) as UserKey,
  device: 1 as DeviceNumber,
  session: 'ses_00000000000000000000000000' as SessionId,
  zone: 'EU',
  epoch: 0,
  address: '',
}
const nothing = new Uint8Array()

function processes(...answers: readonly (string | Error)[]) {
  const asked: number[] = []
  const apis = answers.map((answer, at) => ({
    request: (): Promise<Uint8Array> => {
      asked.push(at)
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(Buffer.from(answer))
    },
  }))
  return { asked, apis }
}

test('a request whose process is gone is answered by the next', async () => {
  const { asked, apis } = processes(fail('unavailable'), 'rows', 'never')
  assert.equal(Buffer.from(await askedInTurn(apis, anna, 'Chat.Sync', nothing)).toString(), 'rows')
  assert.deepEqual(asked, [0, 1])
})

test('what must not be done twice is asked of one alone', async () => {
  const { asked, apis } = processes(fail('unavailable'), 'a second group')
  await assert.rejects(askedInTurn(apis, anna, 'Groups.Create', nothing), { code: 'unavailable' })
  assert.deepEqual(asked, [0])
})

test('a refusal is an answer; where nobody answers, or nobody is there, the caller may come back', async () => {
  const refused = processes(fail('not_found'), 'never')
  await assert.rejects(askedInTurn(refused.apis, anna, 'People.Profile', nothing), { code: 'not_found' })
  assert.deepEqual(refused.asked, [0])
  const silent = processes(fail('unavailable'), fail('unavailable'))
  await assert.rejects(askedInTurn(silent.apis, anna, 'Chat.Sync', nothing), { code: 'unavailable' })
  assert.deepEqual(silent.asked, [0, 1])
  await assert.rejects(askedInTurn([], anna, 'Chat.Sync', nothing), { code: 'unavailable' })
})
