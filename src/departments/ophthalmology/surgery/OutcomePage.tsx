import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'

import { dioptreText } from '#departments/ophthalmology/biometry/lens.ts'
import { AboutListing } from '#departments/ophthalmology/cataract/AboutListing.tsx'
import { OverListing, type Parts } from '#departments/ophthalmology/cataract/OverListing.tsx'
import { toFollowUp } from '#departments/ophthalmology/cataract/refusals.ts'
import { useListingAct } from '#departments/ophthalmology/cataract/use-listing-act.ts'
import { acuityMethods } from '#departments/ophthalmology/eye/acuity.ts'
import type { Eye } from '#departments/ophthalmology/eye/eye.ts'
import { eyeRecord } from '#departments/ophthalmology/eye/queries.ts'
import { formatDate, instantOf } from '#fhir/dates.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { ChoiceField, DateTimeField, NumberField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { equivalentOf, outcome, outcomeDraft, type OutcomeDraft, outcomeWindow } from './outcome.ts'

const title = 'Record outcome'

export const Component = () => (
  <OverListing title={title} refusal={toFollowUp}>
    {(parts) => {
      const { operation, eye } = parts.listing
      return operation && eye && <Record {...parts} procedureId={operation.id} eye={eye} />
    }}
  </OverListing>
)

type Values = Record<'at' | 'acuity' | 'method' | 'before' | 'sphere' | 'cylinder' | 'axis' | 'note', string>

function Record({ patient, listing, procedureId, eye, onClose }: Parts & { procedureId: string; eye: Eye }) {
  const [opened] = useState(() => Date.now())
  const { data: record } = useQuery(eyeRecord(patient.id))
  const operatedAt = instantOf(listing.operation?.performedDateTime)
  const target = listing.lens?.target
  const form = useForm<Values, unknown, OutcomeDraft>({
    resolver: zodResolver(outcomeDraft),
    defaultValues: {
      at: londonWallClock(opened),
      acuity: '',
      method: '',
      before: '',
      sphere: '',
      cylinder: '',
      axis: '',
      note: '',
    },
  })
  const [sphere, cylinder] = useWatch({ control: form.control, name: ['sphere', 'cylinder'] })
  const save = useListingAct(patient.id, (draft: OutcomeDraft, actor) =>
    outcome(draft, { procedureId, eye, target }, actor),
  )
  const known = (record?.readings ?? []).findLast(
    (one) => one.measure === 'acuity' && one.eye === eye && (one.at ?? 0) < (operatedAt ?? 0),
  )
  const early = operatedAt !== undefined && opened - operatedAt < outcomeWindow.from
  const reached = sphere && cylinder ? equivalentOf(Number(sphere), Number(cylinder)) : undefined
  return (
    <FormDialog
      title={title}
      submit="Save outcome"
      submitting="Saving outcome…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <AboutListing patient={patient} listing={listing} />
        <p className="wide">
          Operated {formatDate(listing.operation?.performedDateTime)}. The outcome is read after two to six
          weeks{early && ': it is earlier than that'}.
        </p>
        <DateTimeField name="at" label="Read at" />
        <TextField
          name="acuity"
          label="Visual acuity now"
          hint="6/9, 6/9-2, 20/40, 0.30, 70 letters, CF, HM, PL or NPL"
          autoFocus
        />
        <ChoiceField
          name="method"
          label="Read with"
          options={acuityMethods.map((word) => ({ value: word, label: word }))}
        />
        <TextField
          name="before"
          label="Best acuity before the operation"
          hint={
            known
              ? `In the record: ${known.text}, ${[known.how, formatDate(known.when)].filter(Boolean).join(', ')}`
              : 'None is in the record from before; without it no loss is counted'
          }
        />
        <NumberField name="sphere" label="Sphere" unit="D" decimal />
        <NumberField name="cylinder" label="Cylinder" unit="D" decimal />
        <NumberField name="axis" label="Axis" unit="°" />
        <p className="wide" role="status">
          {reached !== undefined &&
            !Number.isNaN(reached) &&
            `Spherical equivalent ${dioptreText(reached)}${target === undefined ? '; no target is recorded' : `, target ${dioptreText(target)}: ${dioptreText(reached - target)} from it`}`}
        </p>
        <TextField name="note" label="Anything else" className="wide" multiline rows={2} />
      </div>
    </FormDialog>
  )
}
