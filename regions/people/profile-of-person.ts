/** Name and colour of a person as their home's fold keeps them, with their label. */
import type { Profile } from '../../protocol/cold-messages.ts'
import { Resident } from '../../residency-policy/flows/resident.ts'
import type { PersonCell } from '../fold/cells.ts'

export const profileIn = (cell: PersonCell | undefined): Resident<'profile', Profile> | undefined =>
  cell && new Resident('profile', [cell], { displayName: cell.displayName, avatarColor: cell.avatarColor })
