/** What a person asked for cannot be measured; the message says what to do. */
export class Refused extends Error {}
