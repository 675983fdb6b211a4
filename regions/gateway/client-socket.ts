/**
 * The little of a connection that the gateway needs, so that `ws`, plain TCP and the simulation all
 * fit (T1). A socket hands whole frames in, in order, and takes whole frames out.
 */
import type { CloseCode } from '../../protocol/close-codes.ts'

export interface ClientSocket {
  /**
   * Sends one frame made of `entries`, in one write. The adapter copies or keeps them; the caller
   * never changes them afterwards. Nothing happens on a closed socket.
   */
  send(entries: readonly Uint8Array[], bytes: number): void
  /** Bytes handed over that the kernel has not taken yet. */
  readonly bufferedBytes: number
  /** Whether `close` can say why; where it cannot, an Error entry says so before. */
  readonly hasCloseCodes: boolean
  /** Closes after what was sent; a reader that does not close in turn is cut after a short time. */
  close(code: CloseCode): void
}

/** What a socket tells its gateway. */
export interface SocketEvents {
  /** A frame; the bytes belong to the socket again when the call returns. */
  frame(bytes: Uint8Array): void
  /** The socket is gone, whoever ended it. Called once, nothing follows. */
  gone(): void
}
