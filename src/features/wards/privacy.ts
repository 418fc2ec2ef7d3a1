import type { Alert } from '#clinical/care/alert.ts'
import type { PatientIdentity } from '#clinical/patient/patient.ts'

/** `FIELD A`: the surname and one letter, as on a whiteboard (domain facts §5.5). */
export function shortName({ name }: Pick<PatientIdentity, 'name'>): string {
  const [surname = name, given = ''] = name.split(',')
  return [surname.trim(), given.trim().charAt(0)].filter(Boolean).join(' ')
}

/**
 * What visitors may see of an alert: that there are precautions, not against what; that somebody may fall. Everything
 * else stays off a shared screen, safeguarding above all (domain facts §4.7).
 */
export function alertsForAll(alerts: readonly Alert[]): string[] {
  const words = alerts.flatMap(({ kind, words }) => {
    if (kind === 'infection') return 'Isolation'
    return /\bfalls?\b/i.test(words) ? 'Falls risk' : []
  })
  return [...new Set(words)]
}
