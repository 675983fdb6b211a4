/** Makes access tokens for people at home here. The simulation has a signer of its own. */
import type { AccessClaims } from '../../protocol/access-token.ts'

export interface AccessTokenSigner {
  sign(claims: AccessClaims): Promise<string>
}
