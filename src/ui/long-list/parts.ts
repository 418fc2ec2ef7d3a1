/** Rows are drawn and left out by parts of so many: one is made in a fraction of a frame. */
export const rowsOfPart = 10

/** A height nobody has measured yet, for one row */
const usualRow = 52

/** How high each part of a list is, as far as it has been drawn; the others are taken to be like those. */
export class PartHeights {
  readonly #known = new Map<number, number>()
  #sum = 0

  of(part: number): number {
    return this.#known.get(part) ?? this.usual()
  }

  usual(): number {
    return this.#known.size === 0 ? usualRow * rowsOfPart : this.#sum / this.#known.size
  }

  /** By how much what comes after it has moved. */
  measured(part: number, height: number): number {
    const before = this.of(part)
    this.#sum += height - (this.#known.get(part) ?? 0)
    this.#known.set(part, height)
    return height - before
  }

  /** Of the parts from one to another, without the last. */
  between(from: number, to: number): number {
    let sum = 0
    for (let part = from; part < to; part++) sum += this.of(part)
    return sum
  }

  /** The parts that have something between two heights, counted from where the list begins. */
  within(count: number, from: number, to: number): { first: number; last: number } {
    let first = 0
    let top = 0
    while (first < count - 1 && top + this.of(first) <= from) top += this.of(first++)
    let last = first
    while (last < count - 1 && top + this.of(last) < to) top += this.of(last++)
    return { first, last }
  }
}

/** What is drawn, in order, and how much room stands for what is not. */
export type Piece = { part: number } | { gap: number; before: number }

export function piecesOf(drawn: readonly number[], count: number, heights: PartHeights): Piece[] {
  const pieces: Piece[] = []
  let next = 0
  const upTo = (part: number) => {
    if (part > next) pieces.push({ gap: heights.between(next, part), before: part })
  }
  for (const part of [...new Set(drawn)].filter((one) => one < count).toSorted((a, b) => a - b)) {
    upTo(part)
    pieces.push({ part })
    next = part + 1
  }
  upTo(count)
  return pieces
}
