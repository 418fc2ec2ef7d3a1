import type { BlockerFunction } from 'react-router'

/** Would this way of leaving lose words that are only on this page? */
export type Loses = BlockerFunction

const keepers = new Set<Loses>()

/** From now until the returned function is called, leaving is asked about when `loses` says so. */
export function keepWords(loses: Loses): () => void {
  keepers.add(loses)
  return () => void keepers.delete(loses)
}

export const wordsWouldBeLost: Loses = (leaving) => [...keepers].some((loses) => loses(leaving))
