/**
 * Characters that are drawn like others, each with the one it is read as in a normal form. Only what
 * Unicode itself does not decompose stands here: full width, mathematical and circled letters it does.
 *
 * After lower case, so one table serves both cases; a letter of another alphabet that looks like two
 * (eta: a small n, a great H) is read as the one whose capital cannot be told apart.
 */
const pairs: readonly (readonly [from: string, to: string])[] = [
  // Cyrillic
  ['авсԁеһіјкӏмнорԛѕтухѵԝѡ', 'abcdehijklmhopqstyxvww'],
  // Greek
  ['αβεζηικνορτυχγωϲϳ', 'abezhikvoptuxywcj'],
  // Armenian and others
  ['օսհոցզ', 'ouhngq'],
  // Small capitals and letters of phonetic alphabets
  ['ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ', 'abcdefghijklmnopqrstuvwyz'],
  ['ɑɡɩıȷƅʋʍɐɔǝɹʇʌʎ', 'agiijbvmacertvy'],
  // Letters with a stroke through them, which is no mark that could fall away
  ['đðħłøŧƀɇɨɉɍɏƶꝑꝗ', 'ddhlotbeijryzpq'],
  // One letter in two shapes
  ['ς', 'σ'],
]

/** Letters that stand for two. */
const doubled: readonly (readonly [string, string])[] = [
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
]

const lowerA = 0x61
/** White letters on black circles and squares, which have no decomposition. */
const onBlack = [0x1f150, 0x1f170].flatMap((first) =>
  Array.from({ length: 26 }, (_, at): readonly [string, string] => [
    String.fromCodePoint(first + at),
    String.fromCodePoint(lowerA + at),
  ]),
)

export const lookAlikes: ReadonlyMap<string, string> = new Map([
  ...pairs.flatMap(([from, to]) => [...from].map((letter, at): [string, string] => [letter, [...to][at] as string])),
  ...doubled,
  ...onBlack,
])

/**
 * What a digit or sign is written for, in the skeleton. `i` and `l` are one letter there, because `1`,
 * `!` and `|` are written for both.
 */
export const skeletonLetters: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ i: 'l', '1': 'l', '!': 'l', '|': 'l', '¡': 'l', '0': 'o', '3': 'e', '€': 'e', '4': 'a', '@': 'a' },
    ...{ '5': 's', $: 's', '7': 't', '+': 't', '8': 'b', '9': 'g', '(': 'c', '¢': 'c', '£': 'l' },
  }),
)
