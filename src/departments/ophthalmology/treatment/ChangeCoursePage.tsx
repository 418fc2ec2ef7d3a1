import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import type { ServiceRequest } from 'fhir/r4'
import { useForm } from 'react-hook-form'

import { useAct } from '#clinical/acts/use-act.ts'
import { eyeKey, eyeRecord } from '#departments/ophthalmology/eye/queries.ts'
import type { Stored } from '#fhir/client.ts'
import { londonDate } from '#fhir/dates.ts'
import { queryClient } from '#lib/query-client.ts'
import type { DialogParts } from '#pages/patient/over-entry.ts'
import { OverEntry } from '#pages/patient/OverEntry.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { CourseFields, type CourseValues } from './CourseFields.tsx'
import { injectionsDue, toCourse } from './course.ts'
import { changed, courseDraft, type CourseDraft, indications } from './planning.ts'
import { eyeInjections } from './queries.ts'

export const Component = () => (
  <OverEntry section="ophthalmology" view="injections" type="ServiceRequest" title="Change eye injections">
    {(seen, dialog) => <ChangeCourse seen={seen} {...dialog} />}
  </OverEntry>
)

function ChangeCourse({
  seen,
  patientId,
  patientLine,
  onClose,
}: DialogParts & { seen: Stored<ServiceRequest> }) {
  const course = toCourse(seen)
  const { data: record } = useQuery(eyeRecord(patientId))
  const form = useForm<CourseValues, unknown, CourseDraft>({
    resolver: zodResolver(courseDraft),
    defaultValues: valuesOf(course),
  })
  const save = useAct(
    patientId,
    async (draft: CourseDraft) => {
      const { due } = await queryClient.query({ ...eyeInjections(patientId), staleTime: 0 })
      return changed(draft, seen, course.eye ? injectionsDue(due, course.eye) : [])
    },
    [eyeKey(patientId), ['ophthalmology']],
  )
  return (
    <FormDialog
      title="Change eye injections"
      submit="Save changed injections"
      submitting="Saving changed injections…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        <CourseFields record={record} {...(course.eye ? { fixed: course.eye } : {})} />
      </div>
    </FormDialog>
  )
}

function valuesOf({ eye, agent, indication, regimen, referred, begun }: ReturnType<typeof toCourse>) {
  const listed = indications.some((one) => one === indication)
  const text = (value: number | undefined) => (value === undefined ? '' : String(value))
  return {
    eye: eye ?? '',
    indication: listed ? indication : 'Other',
    other: listed ? '' : indication,
    agent,
    loading: text(regimen?.loading),
    loadingWeeks: text(regimen?.loadingWeeks),
    minimum: text(regimen?.minimum),
    maximum: text(regimen?.maximum),
    step: text(regimen?.step),
    referred: referred ?? '',
    first: begun?.includes('T') ? londonDate(new Date(begun)) : (begun ?? ''),
  }
}
