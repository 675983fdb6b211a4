/** One question over TCP and what comes back, for engines that tell their state without a client library. */
import { connect } from 'node:net'

const answerWithinMs = 1_000

/** Undefined: nobody listens, or nothing came in time. `whole` says when enough has come. */
export function askOverTcp(
  host: string,
  port: number,
  question: Uint8Array | string,
  whole: (answer: Buffer) => boolean,
): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    let answer: Buffer = Buffer.alloc(0)
    const socket = connect({ host, port })
    const end = (result: Buffer | undefined): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve(result)
    }
    const timer = setTimeout(end, answerWithinMs, undefined)
    socket.on('error', () => end(undefined))
    socket.on('connect', () => socket.write(question))
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk])
      if (whole(answer)) end(answer)
    })
    socket.on('end', () => end(whole(answer) ? answer : undefined))
  })
}
