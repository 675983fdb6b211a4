/** A place in PostgreSQL's log, which it writes as two hexadecimal halves: `16/B374D848`. */
export type Position = bigint & { readonly __position: 'wal' }

export function positionOf(text: string): Position {
  const [high, low] = text.split('/')
  return ((BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`)) as Position
}
