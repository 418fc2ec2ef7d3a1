type Rh = 'positive' | 'negative' | 'not known'

/** For a mother who is RhD negative: one positive baby is enough, and an unknown one is not negative (domain facts §6.2.3). */
export function antiDWords(babies: readonly Rh[]): string {
  if (babies.includes('positive')) return 'RhD negative, and a baby is RhD positive: anti-D is to be given.'
  if (babies.includes('not known') || babies.length === 0)
    return 'RhD negative, and not every baby’s group is known: take cord blood, and give anti-D if one is positive.'
  return 'RhD negative, and every baby is RhD negative: no anti-D is needed. Record it with the next contact.'
}
