/** Birth weight is in whole grams, and so is every weight that is compared with it; none is ever converted (hazard H7). */
export type WeightChange = { text: string; review: boolean }

/** More than a tenth of the birth weight lost asks for a review (domain facts §6.2.5). Reckoned in grams, rounded only to be read. */
export function weightChange(birth: number, now: number): WeightChange | undefined {
  if (!(birth > 0) || !(now > 0)) return undefined
  const lost = birth - now
  const review = lost * 10 > birth
  const percent = Math.abs((lost / birth) * 100)
  const written = percent.toFixed(1).replace(/\.0$/, '')
  if (lost === 0) return { text: 'As at birth', review }
  if (lost < 0) return { text: `${written} % above the birth weight`, review }
  return { text: review && written === '10' ? 'Just over 10 % lost' : `${written} % lost`, review }
}
