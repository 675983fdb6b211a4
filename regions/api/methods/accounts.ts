/** Signing up and in, and one's own devices. */
import type { Clock } from '../../../platform/clock.ts'
import type { DeviceNumber } from '../../../protocol/ids.ts'
import type { Accounts } from '../../accounts/accounts.ts'
import type { DeviceClaim } from '../../accounts/device-claim.ts'
import type { SignedIn } from '../../accounts/sessions.ts'
import { callerOf, type HandlersOf, numberOf, textOf } from '../api-call.ts'
import type { JsonObject } from '../api-schema.ts'

/** A display name given at sign-up is the person's first command. */
export interface ProfileWriter {
  setProfile(user: SignedIn['user'], device: DeviceNumber, displayName: string, avatarColor: number): Promise<void>
}

export function accountMethods(
  accounts: Accounts,
  profiles: ProfileWriter,
  clock: Pick<Clock, 'now'>,
): Omit<HandlersOf<'Accounts' | 'Devices'>, 'Accounts.Me'> {
  const signedIn = async (session: SignedIn): Promise<JsonObject> => ({
    user_id: session.user,
    name: (await accounts.signInNameOf(session.user)) ?? '',
    device: session.device,
    access_token: session.accessToken,
    access_expires_in: Math.max(0, Math.floor((session.accessExpiresAtMs - clock.now()) / 1_000)),
    refresh_token: session.refreshToken,
    region: session.home,
    zone: session.zone,
  })
  return {
    'Accounts.SignUp': async (request, call) => {
      const device = claimOf(request)
      const session = await accounts.signUp({
        name: textOf(request, 'name'),
        password: textOf(request, 'password'),
        pop: call.pop,
        address: call.address,
        device,
      })
      const displayName = textOf(request, 'display_name')
      if (displayName !== '') await profiles.setProfile(session.user, session.device, displayName, 0)
      return signedIn(session)
    },
    'Accounts.SignIn': async (request) =>
      signedIn(
        await accounts.logIn({
          name: textOf(request, 'name'),
          password: textOf(request, 'password'),
          device: claimOf(request),
        }),
      ),
    'Accounts.Refresh': async (request) =>
      signedIn(
        await accounts.sessions.refresh(textOf(request, 'refresh_token'), textOf(request, 'device_key') || undefined),
      ),
    'Accounts.SignOut': async (_request, call) => {
      const { user, session } = callerOf(call)
      await accounts.sessions.signOut(user, session)
      return {}
    },
    'Accounts.SignOutEverywhere': async (_request, call) => {
      await accounts.sessions.signOutEverywhere(callerOf(call).user)
      return {}
    },
    'Accounts.ChangePassword': async (request, call) => {
      const { user, session } = callerOf(call)
      await accounts.changePassword({ user, session }, textOf(request, 'old_password'), textOf(request, 'new_password'))
      return {}
    },
    'Devices.List': async (_request, call) => {
      const { user, session } = callerOf(call)
      const devices = await accounts.sessions.devices(user, session)
      return {
        devices: devices.map((device) => ({
          device: device.number,
          name: device.name,
          signed_in_at: String(device.signedInAtMs),
          used_at: String(device.usedAtMs),
          current: device.current,
        })),
      }
    },
    'Devices.Rename': async (request, call) => {
      await accounts.sessions.nameDevice(
        callerOf(call).user,
        numberOf(request, 'device') as DeviceNumber,
        textOf(request, 'name'),
      )
      return {}
    },
    'Devices.Revoke': async (request, call) => {
      await accounts.sessions.revokeDevice(callerOf(call).user, numberOf(request, 'device') as DeviceNumber)
      return {}
    },
    'Devices.NewWriter': async (request, call) => {
      const { user, session } = callerOf(call)
      return signedIn(await accounts.sessions.newWriter({ user, session }, claimOf(request)))
    },
  }
}

/** Sign-up and a fresh writer have no number to claim. */
function claimOf(request: JsonObject): DeviceClaim {
  const number = 'device' in request ? numberOf(request, 'device') : 0
  const key = textOf(request, 'device_key')
  const name = textOf(request, 'device_name')
  return {
    ...(number > 0 ? { number: number as DeviceNumber } : {}),
    ...(key === '' ? {} : { key }),
    ...(name === '' ? {} : { name }),
  }
}
