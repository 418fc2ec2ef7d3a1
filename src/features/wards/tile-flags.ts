import { type Alert, briefWords } from '#clinical/care/alert.ts'

/** Two lines of a tile on a tablet, in letters of its small badges; what a badge takes beside its words; "+12". */
const [lines, line, edge, left] = [2, 23, 2, 5]

/**
 * How many alerts stand on a small tile beside what else is said there. At least the most serious one always does: a tile
 * that grows by a line is better than one that keeps an infection to itself.
 */
export function alertsOnSmallTile(alerts: readonly Alert[], others: readonly string[]): number {
  const words = alerts.map(briefWords)
  for (let shown = words.length; shown > 1; shown -= 1) {
    const more = shown < words.length ? left : 0
    if (linesOf([...others, ...words.slice(0, shown)], more) <= lines) return shown
  }
  return 1
}

function linesOf(badges: readonly string[], more: number): number {
  let [taken, room] = [1, line]
  for (const width of [...badges.map(({ length }) => length + edge), ...(more > 0 ? [more] : [])]) {
    if (width > room && room < line) [taken, room] = [taken + 1, line]
    room -= width
  }
  return taken
}
