/** A body of 128 characters, as long as a message between people, that says when it was sent. */

const bodyBytes = 128
const stampDigits = 20

/** Each body is used before the next is made. */
export function stampedBody(): (stampMs: number) => Uint8Array {
  const body = Buffer.alloc(bodyBytes, 'x')
  return (stampMs) => {
    body.write(stampMs.toFixed(3).padStart(stampDigits), 0, 'latin1')
    return body
  }
}

export function stampOf(body: Uint8Array | undefined): number {
  if (body === undefined) throw new Error('a message arrived without its body')
  return Number(Buffer.from(body.buffer, body.byteOffset, stampDigits).toString('latin1'))
}
