import { describe, expect, it } from 'vitest'

import { PartHeights, piecesOf } from './parts.ts'

describe('a long list', () => {
  it('takes parts that were never drawn to be as high as those that were', () => {
    const heights = new PartHeights()
    heights.measured(0, 400)
    heights.measured(1, 600)
    expect(heights.between(0, 4)).toBe(2000)
  })

  it('says by how much what follows has moved, and forgets what it measured before', () => {
    const heights = new PartHeights()
    heights.measured(0, 500)
    expect(heights.measured(1, 520)).toBe(20)
    expect(heights.measured(1, 500)).toBe(-20)
    expect(heights.usual()).toBe(500)
  })

  it('draws the parts in sight, up to the last one and never beyond it', () => {
    const heights = new PartHeights()
    heights.measured(0, 100)
    expect(heights.within(10, 0, 250)).toEqual({ first: 0, last: 2 })
    expect(heights.within(10, 450, 550)).toEqual({ first: 4, last: 5 })
    expect(heights.within(10, 5000, 9000)).toEqual({ first: 9, last: 9 })
    expect(heights.within(1, -800, 900)).toEqual({ first: 0, last: 0 })
  })

  it('keeps the room of what is not drawn, around a row that has the focus too', () => {
    const heights = new PartHeights()
    heights.measured(0, 100)
    expect(piecesOf([5, 6, 2, 6], 10, heights)).toEqual([
      { gap: 200, before: 2 },
      { part: 2 },
      { gap: 200, before: 5 },
      { part: 5 },
      { part: 6 },
      { gap: 300, before: 10 },
    ])
    expect(piecesOf([0, 1, 2], 2, heights)).toEqual([{ part: 0 }, { part: 1 }])
  })
})
