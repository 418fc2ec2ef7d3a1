import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'

import { useAct } from '#clinical/acts/use-act.ts'
import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { eyeKey, eyeRecord } from '#departments/ophthalmology/eye/queries.ts'
import { queryClient } from '#lib/query-client.ts'
import { useCloseTo, usePatientId } from '#pages/patient/chart-params.ts'
import { FormDialog } from '#ui/FormDialog.tsx'

import { CourseFields, type CourseValues } from './CourseFields.tsx'
import { injectionsDue } from './course.ts'
import { courseDraft, type CourseDraft, planned } from './planning.ts'
import { eyeInjections } from './queries.ts'

/** Three monthly, then every four to sixteen weeks by two (domain facts §6.3.3 [G]): to begin with, all to be changed. */
const usual = { loading: '3', loadingWeeks: '4', minimum: '4', maximum: '16', step: '2' }

/** A course of injections into one eye. */
export function Component() {
  const patientId = usePatientId()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const { data: record } = useQuery(eyeRecord(patientId))
  const onClose = useCloseTo('ophthalmology', 'injections')
  const form = useForm<CourseValues, unknown, CourseDraft>({
    resolver: zodResolver(courseDraft),
    defaultValues: { eye: '', indication: '', other: '', agent: '', ...usual, referred: '', first: '' },
  })
  const save = useAct(
    patientId,
    async (draft: CourseDraft, actor) => {
      const { due, courses } = await queryClient.query({ ...eyeInjections(patientId), staleTime: 0 })
      if (courses.some(({ eye, over }) => !over && eye === draft.eye))
        throw new Error('This eye has a course already: change that one, or end it first.')
      return planned(draft, injectionsDue(due, draft.eye), actor)
    },
    [eyeKey(patientId), ['ophthalmology']],
  )
  if (!patient) return null
  return (
    <FormDialog
      title="Plan eye injections"
      submit="Save plan of injections"
      submitting="Saving plan of injections…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <p className="wide">{identityLine(patient)}</p>
        <CourseFields record={record} />
      </div>
    </FormDialog>
  )
}
