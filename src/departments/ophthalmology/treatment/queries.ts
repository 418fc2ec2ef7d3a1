import { queryOptions } from '@tanstack/react-query'

import { searchAbout } from '#clinical/entries/entries.ts'
import { eyeKey } from '#departments/ophthalmology/eye/queries.ts'

import { courseCode, toCourse, visitsOf } from './course.ts'
import { kindSystem } from './treating.ts'

/** The injections of one patient: the courses, the newest first; every visit, the oldest first; and what is due. */
export const eyeInjections = (patientId: string) =>
  queryOptions({
    queryKey: [...eyeKey(patientId), 'injections'],
    queryFn: async () => {
      const [courses, due, procedures] = await Promise.all([
        searchAbout('ServiceRequest', patientId, {
          code: `${kindSystem}|${courseCode.code}`,
          _sort: '-authored',
        }),
        searchAbout('ServiceRequest', patientId, { code: `${kindSystem}|injection`, status: 'active' }),
        searchAbout('Procedure', patientId, { code: `${kindSystem}|injection` }),
      ])
      return {
        courses: courses.resources.filter(({ status }) => status !== 'entered-in-error').map(toCourse),
        due: due.resources,
        visits: visitsOf(procedures.resources),
        withheld: courses.withheld + due.withheld + procedures.withheld,
      }
    },
  })
export type EyeInjections = Awaited<ReturnType<NonNullable<ReturnType<typeof eyeInjections>['queryFn']>>>
