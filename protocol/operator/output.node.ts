/** Answers on standard output: a line for people, or one JSON object a line. */
export interface Output {
  readonly data: string
  readonly json: boolean
}

export const print = (text: string): void => void process.stdout.write(`${text}\n`)

export const printJson = (schema: string, fields: object): void =>
  print(JSON.stringify({ schema: `meridian/${schema}@1`, ...fields }))
