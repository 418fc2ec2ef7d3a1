import type { Procedure, ServiceRequest } from 'fhir/r4'

import type { Rows } from '#clinical/entries/versions.ts'
import { eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDate, formatDateTime } from '#fhir/dates.ts'

import { toCourse, visitsOf } from './course.ts'

/** What one version of a course says, in words. */
export function courseRows(request: Stored<ServiceRequest>): Rows {
  const { eye, agent, indication, regimen, referred, begun, over, ended } = toCourse(request)
  return [
    ['Eye', eye ? eyeWords[eye] : 'Not recorded'],
    ['Agent', agent],
    ['For', indication],
    [
      'How often',
      regimen &&
        `${regimen.loading} at ${regimen.loadingWeeks} weeks, then every ${regimen.minimum} to ${regimen.maximum} weeks by steps of ${regimen.step}`,
    ],
    ['Referred', referred && formatDate(referred)],
    ['Begun', formatDate(begun)],
    ['State', over ? `Ended${ended ? `: ${ended}` : ''}` : 'Goes on'],
  ]
}

export function visitRows(procedure: Stored<Procedure>): Rows {
  const [visit] = visitsOf([procedure])
  if (!visit) return [['State', 'Entered in error']]
  return [
    ['Eye', visit.eye ? eyeWords[visit.eye] : 'Not recorded'],
    ['When', formatDateTime(visit.when)],
    ['Injection', visit.given ? visit.what : `None: ${visit.reason}`],
    ['Batch', visit.batch],
    ['With it', visit.notes.join('; ') || undefined],
  ]
}
