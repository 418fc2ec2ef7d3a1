import { queryOptions } from '@tanstack/react-query'

import { searchAbout } from '#clinical/entries/entries.ts'
import { eyeExaminationCode } from '#clinical/writing/note-types.ts'
import { ophthalmology } from '#departments/ophthalmology/treatment/treating.ts'

import { findingCodes, toFindings } from './finding.ts'
import { measureCodes } from './measures.ts'
import { toEyeRecord } from './record.ts'

export const eyeKey = (patientId: string) => ['patient', patientId, 'ophthalmology'] as const

const category = `${ophthalmology.system}|${ophthalmology.code}`

/** All that was measured of and done to the eyes of one patient. */
export const eyeRecord = (patientId: string) =>
  queryOptions({
    queryKey: eyeKey(patientId),
    queryFn: async () => {
      const [observations, procedures, due, structures] = await Promise.all([
        searchAbout('Observation', patientId, { code: measureCodes }),
        searchAbout('Procedure', patientId, { category }),
        searchAbout('ServiceRequest', patientId, { category, intent: 'plan', status: 'active' }),
        // how others say which eye
        searchAbout('BodyStructure', patientId),
      ])
      return toEyeRecord({
        observations: observations.resources,
        procedures: procedures.resources,
        due: due.resources,
        included: structures.resources,
        withheld: observations.withheld + procedures.withheld + due.withheld,
      })
    },
  })

/** Everything that was ever found of the eyes of one patient, and the examinations it was written in. */
export const eyeExaminations = (patientId: string) =>
  queryOptions({
    queryKey: [...eyeKey(patientId), 'examinations'],
    queryFn: async () => {
      const [known, exams, notes, structures] = await Promise.all([
        searchAbout('Observation', patientId, { code: findingCodes }),
        // others have codes of their own, and say which eye
        searchAbout('Observation', patientId, { category: examCategory }),
        searchAbout('Composition', patientId, {
          type: `${eyeExaminationCode.system}|${eyeExaminationCode.code}`,
        }),
        searchAbout('BodyStructure', patientId),
      ])
      return {
        findings: toFindings([...known.resources, ...exams.resources], structures.resources),
        notes: notes.resources,
        withheld: Math.max(known.withheld, exams.withheld) + notes.withheld,
      }
    },
  })

const examCategory = 'http://terminology.hl7.org/CodeSystem/observation-category|exam'
