import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'

import { listedOf } from '#clinical/booking/listed.ts'
import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { optionsOf } from '#departments/ophthalmology/surgery/codes.ts'
import { toReferral } from '#features/waiting-list/model.ts'
import { organisation } from '#features/waiting-list/queries.ts'
import { queryClient } from '#lib/query-client.ts'
import { useCloseTo, usePatientId } from '#pages/patient/chart-params.ts'
import { ChecksField } from '#ui/ChecksField.tsx'
import { ChoiceField, RadioField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { listDraft, type ListDraft, listed } from './listed.ts'
import { isCataract } from './listing.ts'
import { eyeSurgery } from './queries.ts'
import { useListingAct } from './use-listing-act.ts'

type Values = Record<'eye' | 'which' | 'anaesthesia' | 'priority' | 'waiting' | 'note', string> & {
  complexity: string[]
}

/** One eye is listed: the order of the surgeon, and the place on the waiting list with its clock. */
export function Component() {
  const patientId = usePatientId()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const { data: waiting } = useQuery(listedOf(patientId))
  const onClose = useCloseTo('ophthalmology', 'surgery')
  const form = useForm<Values, unknown, ListDraft>({
    resolver: zodResolver(listDraft),
    defaultValues: {
      eye: '',
      which: '',
      anaesthesia: '',
      priority: '',
      waiting: '',
      note: '',
      complexity: [],
    },
  })
  const save = useListingAct(patientId, async (draft: ListDraft, actor) => {
    const [{ listings }, own] = await Promise.all([
      queryClient.query({ ...eyeSurgery(patientId), staleTime: 0 }),
      queryClient.query(organisation(actor.session.post.orgCode)),
    ])
    if (listings.some(({ eye, request }) => eye === draft.eye && request.status === 'active'))
      throw new Error(`The ${eyeWords[draft.eye].toLowerCase()} is listed already.`)
    return listed(
      draft,
      { waiting: waiting?.find(({ id }) => id === draft.waiting), organisation: own.reference },
      actor,
    )
  })
  if (!patient || !waiting) return null
  const ofEyes = waiting
    .filter((one) => !isCataract(one))
    .map((one) => toReferral(one))
    .filter(({ specialtyCode }) => specialtyCode === '130')
  return (
    <FormDialog
      title="List for cataract surgery"
      submit="List eye"
      submitting="Listing…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <p className="wide">{identityLine(patient)}</p>
        <RadioField
          name="eye"
          label="Which eye"
          options={eyes.map((eye) => ({ value: eye, label: eyeWords[eye] }))}
        />
        <RadioField name="which" label="Of the two" options={optionsOf('which-eye')} />
        <RadioField name="anaesthesia" label="Anaesthetic" options={optionsOf('anaesthesia')} />
        <RadioField
          name="priority"
          label="How soon"
          options={[
            { value: 'P2', label: 'P2: within 1 month' },
            { value: 'P3', label: 'P3: within 3 months' },
            { value: 'P4', label: 'P4: over 3 months' },
          ]}
        />
        <ChecksField
          name="complexity"
          label="What makes it difficult"
          hint="Factors of the Cataract National Dataset (2009)"
          className="wide"
          options={optionsOf('cataract-complexity')}
        />
        <ChoiceField
          name="waiting"
          label="On the waiting list"
          className="wide"
          hint="Whose RTT clock it is"
          placeholder="A new entry, its clock starts today"
          options={ofEyes.map((one) => ({
            value: one.id,
            label: `${one.what}, received ${one.received ?? 'on a day not recorded'}`,
          }))}
        />
        <TextField name="note" label="Anything else" className="wide" multiline rows={2} />
      </div>
    </FormDialog>
  )
}
