/** Postpartum haemorrhage by what was lost in all (domain facts §6.2.4): minor from 500 mL, major above 1000, massive above 2000. */
export function bloodLossWords(mL: number): { words: string; badge: 'danger' | 'warning' | '' } {
  if (mL > 2000) return { words: 'Massive postpartum haemorrhage', badge: 'danger' }
  if (mL > 1000) return { words: 'Major postpartum haemorrhage', badge: 'danger' }
  return mL >= 500 ? { words: 'Minor postpartum haemorrhage', badge: 'warning' } : { words: '', badge: '' }
}
