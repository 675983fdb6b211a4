/** What a person can do something about: told as one sentence, without a stack. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}
