/**
 * The version of the protocol, said once in hello. It rises only when an older client would do the
 * wrong thing; new fields, kinds, error numbers and frame entries do not raise it, because SPEC.md
 * obliges every reader to pass over what it does not know.
 *
 *   1  the first: everything in SPEC.md
 */
export const protocolVersion = 1

/** Lowest version that is still served; a client below it is told `version_unsupported`. */
export const protocolVersionMin = 1

export const isServed = (version: number): boolean => version >= protocolVersionMin && version <= protocolVersion

/** `Sec-WebSocket-Protocol` of the socket itself. */
export const subprotocol = 'meridian.v1'
