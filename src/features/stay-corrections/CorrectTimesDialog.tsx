import { zodResolver } from '@hookform/resolvers/zod'
import type { Encounter } from 'fhir/r4'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'

import { useCan } from '#auth/session.ts'
import type { Stored } from '#fhir/client.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { useNow } from '#lib/use-now.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { DateTimeField, TextField } from '#ui/fields.tsx'

import { momentsOf } from './moments.ts'
import { useCorrectTimes } from './mutations.ts'

const draft = z.object({
  times: z.array(z.string()),
  reason: z.string().check(z.trim(), z.minLength(3, 'Say why'), z.maxLength(500)),
})

type Props = { patientId: string; patientLine: string; stay: Stored<Encounter>; onClose: () => void }

/** When each thing of a stay happened, to be put right: none may come before another that it followed. */
export function CorrectTimesDialog({ patientId, patientLine, stay, onClose }: Props) {
  const mayRegister = useCan('patient.register')
  const now = londonWallClock(useNow())
  // As it was when opened: what somebody else writes meanwhile is told on saving.
  const [seen] = useState(stay)
  const moments = momentsOf(seen)
  const form = useForm({
    resolver: zodResolver(draft),
    defaultValues: { times: moments.map(({ at }) => londonWallClock(at)), reason: '' },
  })
  return (
    <FormDialog
      title="Correct times"
      submit="Save times"
      submitting="Saving times…"
      form={form}
      save={useCorrectTimes(patientId, seen, mayRegister)}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        {moments.length === 0 && <p className="wide">This stay has no time in the record.</p>}
        {moments.map(({ at, words }, index) => (
          <DateTimeField key={at} name={`times.${index}`} label={words} max={now} autoFocus={index === 0} />
        ))}
        <TextField name="reason" label="Why" className="wide" maxLength={500} />
      </div>
    </FormDialog>
  )
}
