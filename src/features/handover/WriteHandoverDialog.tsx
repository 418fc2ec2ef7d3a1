import type { Communication } from 'fhir/r4'
import { useState } from 'react'
import { useForm } from 'react-hook-form'

import { SideBySide } from '#clinical/acts/SideBySide.tsx'
import { ChangedMeanwhile } from '#clinical/acts/send-act.ts'
import { differences, type Rows } from '#clinical/entries/versions.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'

import { type Facts, noWords, type Part, parts, toSheet, type Words } from './model.ts'
import { useWriteHandover } from './mutations.ts'

type Props = {
  wardId: string
  patientId: string
  encounterId: string
  patientLine: string
  facts: Facts
  onClose: () => void
}

/** What the shift adds for one patient. The words of the last handover are offered, never put in by themselves. */
export function WriteHandoverDialog({ wardId, patientId, encounterId, patientLine, facts, onClose }: Props) {
  const { last } = facts
  // As it was when this was opened: what others save meanwhile must not become the version we write against unseen.
  const [current, setCurrent] = useState(facts.current)
  const form = useForm<Words>({ defaultValues: current?.words ?? noWords })
  const save = useWriteHandover({ wardId, patientId, encounterId, sheet: current })
  const replaceTheirs = (theirs: Stored<Communication>) => {
    setCurrent(toSheet(theirs))
    save.reset()
  }
  const carry = () => {
    if (!last) return
    for (const part of Object.keys(parts) as Part[])
      form.setValue(part, carriedWords(last.words[part], last.handedOver?.at), { shouldDirty: true })
  }
  return (
    <FormDialog
      title="Write handover"
      submit="Save handover"
      submitting="Saving handover…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        {!current && last && (
          <p className="wide">
            Last handed over {formatDateTime(last.handedOver?.at)} by {last.handedOver?.by}.{' '}
            <button type="button" className="button small" onClick={carry}>
              Start from those words
            </button>
          </p>
        )}
        {save.error instanceof ChangedMeanwhile && (
          <Theirs error={save.error} mine={form.getValues()} onSeen={replaceTheirs} />
        )}
        {(Object.keys(parts) as Part[]).map((part) => (
          <TextField
            key={part}
            name={part}
            label={parts[part]}
            multiline
            rows={3}
            maxLength={4000}
            className="wide"
          />
        ))}
      </div>
    </FormDialog>
  )
}

/** Carried text keeps its date (hazard H18). */
const carriedWords = (words: string, at: string | undefined) =>
  words && !words.startsWith('[from ') ? `[from ${formatDateTime(at)}] ${words}` : words

type TheirsProps = { error: ChangedMeanwhile; mine: Words; onSeen: (theirs: Stored<Communication>) => void }

/** Another nurse saved first: what stands now, beside what is being written. */
function Theirs({ error, mine, onSeen }: TheirsProps) {
  const theirs = error.theirs[0] as Stored<Communication> | undefined
  if (!theirs) return null
  const rows = (words: Words): Rows =>
    (Object.keys(parts) as Part[]).map((part) => [parts[part], words[part] || undefined])
  return (
    <div className="wide stack">
      <SideBySide
        caption="Two handovers of one patient"
        before="In the record now"
        after="What you wrote"
        rows={differences(rows(toSheet(theirs).words), rows(mine))}
      />
      <p>
        <button type="button" className="button" onClick={() => onSeen(theirs)}>
          I have seen both: go on with my words
        </button>
      </p>
    </div>
  )
}
