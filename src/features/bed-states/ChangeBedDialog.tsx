import type { Location } from 'fhir/r4'
import { useState } from 'react'
import { type ResolverResult, useForm, useWatch } from 'react-hook-form'

import {
  type BedDraft,
  bedNoteOf,
  bedStateOf,
  bedStateWords,
  type BedStateCode,
} from '#clinical/care/bed-state.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField, TextField } from '#ui/fields.tsx'

import { useChangeBed } from './mutations.ts'

type Props = { wardId: string; bed: Stored<Location>; onClose: () => void }
type Values = { state: BedStateCode; reason: string }

/** What is usually done next with a bed that is like this. */
const next: Record<BedStateCode, BedStateCode> = {
  free: 'reserved',
  reserved: 'free',
  cleaning: 'free',
  closed: 'free',
}

const reasonLabel: Partial<Record<BedStateCode, string>> = {
  reserved: 'For whom, or why',
  closed: 'Why it is closed',
}

/** Keep a bed for somebody, have it cleaned, close it, or open it again. */
export function ChangeBedDialog({ wardId, bed, onClose }: Props) {
  // What was on the screen when it was opened: a refetch must not move it under the hands of the reader.
  const [seen] = useState(bed)
  const { save, theirs } = useChangeBed(wardId, seen)
  const state = bedStateOf(seen)
  const form = useForm<Values, unknown, BedDraft>({
    defaultValues: { state: state ? next[state] : 'free', reason: '' },
    resolver: ({ state, reason }): ResolverResult<Values, BedDraft> =>
      reasonLabel[state] && !reason.trim()
        ? { values: {}, errors: { reason: { type: 'check', message: `Say ${said[state]}` } } }
        : { values: { state, reason }, errors: {} },
  })
  const wanted = useWatch({ control: form.control, name: 'state' })
  return (
    <FormDialog
      title={`Change ${seen.name ?? 'bed'}`}
      submit="Save bed"
      submitting="Saving bed…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="stack">
        <p>Now: {bedLine(seen)}</p>
        {theirs && (
          <p className="notice warning">
            <span>
              <strong>Changed meanwhile:</strong> {bedLine(theirs)}
            </span>
          </p>
        )}
        <ChoiceField
          name="state"
          label="Make this bed"
          placeholder={null}
          options={states.map((value) => ({ value, label: bedStateWords[value] }))}
        />
        {reasonLabel[wanted] && <TextField name="reason" label={reasonLabel[wanted]} maxLength={120} />}
      </div>
    </FormDialog>
  )
}

const states = Object.keys(next) as BedStateCode[]
const said: Partial<Record<BedStateCode, string>> = {
  reserved: 'for whom or why it is reserved',
  closed: 'why it is closed',
}

function bedLine(bed: Location): string {
  const state = bedStateOf(bed)
  const note = bedNoteOf(bed)
  const by = note?.by && note.at ? ` (${note.by}, ${formatDateTime(note.at)})` : ''
  return `${state ? bedStateWords[state] : (bed.operationalStatus?.display ?? 'state not recorded')}${note?.reason ? `: ${note.reason}` : ''}${by}`
}
