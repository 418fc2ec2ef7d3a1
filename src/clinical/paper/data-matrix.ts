/**
 * A DataMatrix: ISO/IEC 16022 (ECC 200), 16 × 16 modules, the one size that an identifier of a patient or the number of a
 * sample needs. Drawn here because a library of all symbols weighs more than a page may (docs/decisions/028).
 */

/** True is dark; row by row from the top. */
export function dataMatrixOf(text: string, of: 'gs1' | 'plain'): boolean[][] {
  const data = filled(codewordsOf(text, of))
  const bits = placed([...data, ...corrections(data)])
  return Array.from({ length: 16 }, (_, row) =>
    Array.from({ length: 16 }, (_, column) => {
      if (column === 0 || row === 15) return true
      if (row === 0) return column % 2 === 0
      if (column === 15) return row % 2 === 1
      return bits[row - 1]?.[column - 1] ?? false
    }),
  )
}

/** Two figures go into one codeword, anything else of ASCII into one of its own. */
function codewordsOf(text: string, of: 'gs1' | 'plain'): number[] {
  if (!/^[ -~]+$/.test(text)) throw new Error('This symbol holds letters and figures')
  const parts = text.match(/\d\d|./g) ?? []
  const words = parts.map((part) => (part.length === 2 ? Number(part) + 130 : part.charCodeAt(0) + 1))
  // FNC1 says that what follows is GS1's
  return of === 'gs1' ? [232, ...words] : words
}

const capacity = 12

/** What is left over says that the words are over, then something that is never the same (annex B of the standard). */
function filled(words: readonly number[]): number[] {
  if (words.length > capacity) throw new Error(`This symbol holds ${capacity} codewords`)
  return Array.from({ length: capacity }, (_, at) => {
    const word = words[at]
    if (word !== undefined) return word
    if (at === words.length) return 129
    const value = 129 + ((149 * (at + 1)) % 253) + 1
    return value > 254 ? value - 254 : value
  })
}

/** The symbol as one path of an SVG whose box is 16 by 16. */
export const pathOf = (symbol: boolean[][]): string =>
  symbol
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .filter(Boolean)
    .join('')

const checks = 12

const powers: number[] = []
for (let value = 1; powers.length < 255; value = value < 128 ? value * 2 : (value * 2) ^ 0x12d)
  powers.push(value)

const times = (one: number, other: number) =>
  one === 0 || other === 0 ? 0 : (powers[(powers.indexOf(one) + powers.indexOf(other)) % 255] ?? 0)

/** Reed–Solomon over GF(256) with the polynomial of ECC 200. */
function corrections(data: readonly number[]): number[] {
  let generator = [1]
  for (let root = 1; root <= checks; root++) {
    const factor = powers[root] ?? 0
    generator = [...generator, 0].map((value, at) => value ^ times(generator[at - 1] ?? 0, factor))
  }
  let rest: number[] = Array.from({ length: checks }, () => 0)
  for (const value of data) {
    const lead = value ^ (rest[0] ?? 0)
    rest = [...rest.slice(1), 0].map((one, at) => one ^ times(generator[at + 1] ?? 0, lead))
  }
  return rest
}

const side = 14

/** Codewords in their places (ISO/IEC 16022 annex F), each of eight modules; a corner that none reaches is filled. */
function placed(codewords: readonly number[]): boolean[][] {
  const grid: (boolean | undefined)[][] = Array.from({ length: side }, () =>
    Array<undefined>(side).fill(undefined),
  )
  let next = 0

  function module(row: number, column: number, bit: number) {
    let [y, x] = [row, column]
    if (y < 0) [y, x] = [y + side, x + 4 - ((side + 4) % 8)]
    if (x < 0) [y, x] = [y + 4 - ((side + 4) % 8), x + side]
    const line = grid[y]
    if (line) line[x] = (((codewords[next] ?? 0) >> bit) & 1) === 1
  }
  function codeword(places: readonly (readonly [row: number, column: number])[]) {
    places.forEach(([row, column], at) => module(row, column, 7 - at))
    next += 1
  }
  const utah = (row: number, column: number) =>
    codeword(
      [
        [-2, -2],
        [-2, -1],
        [-1, -2],
        [-1, -1],
        [-1, 0],
        [0, -2],
        [0, -1],
        [0, 0],
      ].map(([down = 0, right = 0]) => [row + down, column + right] as const),
    )
  const isFree = (row: number, column: number) => grid[row]?.[column] === undefined

  let [row, column] = [4, 0]
  do {
    // the corner of a side that four does not divide
    if (row === side - 2 && column === 0)
      codeword([
        [side - 3, 0],
        [side - 2, 0],
        [side - 1, 0],
        [0, side - 4],
        [0, side - 3],
        [0, side - 2],
        [0, side - 1],
        [1, side - 1],
      ])
    do {
      if (row < side && column >= 0 && isFree(row, column)) utah(row, column)
      ;[row, column] = [row - 2, column + 2]
    } while (row >= 0 && column < side)
    ;[row, column] = [row + 1, column + 3]
    do {
      if (row >= 0 && column < side && isFree(row, column)) utah(row, column)
      ;[row, column] = [row + 2, column - 2]
    } while (row < side && column >= 0)
    ;[row, column] = [row + 3, column + 1]
  } while (row < side || column < side)

  return grid.map((line, y) => line.map((dark, x) => dark ?? (y === x && y >= side - 2)))
}
