import type { Alert } from './alert.ts'
import type { Entries } from '#clinical/entries/entries.ts'

/**
 * Whether to attempt resuscitation, as the record's alerts say it. Nothing recorded is said to be so, never as a
 * decision; and what is withheld or cannot be read may be one (domain facts §5.5).
 */
export type Resuscitation =
  | { status: 'recorded'; decisions: Alert[]; conflict: boolean }
  | { status: 'not recorded' }
  | { status: 'not known' }

export function resuscitationOf({ entries, withheld, unreadable }: Entries<Alert>): Resuscitation {
  const decisions = entries.filter(({ kind }) => kind === 'resuscitation')
  if (decisions.length > 0) {
    const said = new Set(decisions.map(decisionWords))
    return { status: 'recorded', decisions, conflict: said.has(against) && said.has(inFavour) }
  }
  return withheld + unreadable > 0 ? { status: 'not known' } : { status: 'not recorded' }
}

const against = 'DNACPR in place'
const inFavour = 'For CPR'

/** In the words of the wards; whatever else is recorded stands in its own words. */
export function decisionWords({ words }: Pick<Alert, 'words'>): string {
  if (/\bdnacpr\b|\bdnr\b|not for (attempted )?(cardiopulmonary resuscitation|cpr|resus)/i.test(words))
    return against
  return /^for (attempted )?(cardiopulmonary resuscitation|cpr|resus)/i.test(words) ? inFavour : words
}
