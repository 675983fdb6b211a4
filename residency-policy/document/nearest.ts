/** The known word that was most likely meant: fewest single-letter changes, a swap of neighbours counting as one. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  let best: { readonly word: string; readonly distance: number } | undefined
  for (const candidate of known) {
    const distance = changes(word.toLowerCase(), candidate.toLowerCase())
    if (best === undefined || distance < best.distance) best = { word: candidate, distance }
  }
  // More changes than a third of the word make another word, not a slip.
  return best !== undefined && best.distance <= Math.max(1, Math.ceil(word.length / 3)) ? best.word : undefined
}

function changes(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (above[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] as number) + 1 : Infinity
      row.push(Math.min((above[j] as number) + 1, (row[j - 1] as number) + 1, replaced, swapped))
    }
    before = above
    above = row
  }
  return above[b.length] as number
}
