import { useState } from 'react'
import { useForm } from 'react-hook-form'

import { SideBySide } from '#clinical/acts/SideBySide.tsx'
import { differences, type Rows } from '#clinical/entries/versions.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'

import type { Facts } from './model.ts'
import { useWriteHandover } from './mutations.ts'
import { mergedWords, noWords, partNames, parts, type Sheet, type Words } from './sheet.ts'

type Props = {
  wardId: string
  patientId: string
  encounterId: string
  patientLine: string
  /** As they are now: what others save meanwhile is among them */
  facts: Facts
  onClose: () => void
}

/** What the shift adds for one patient. The words of the last handover are offered, never put in by themselves. */
export function WriteHandoverDialog({ wardId, patientId, encounterId, patientLine, facts, onClose }: Props) {
  const { last } = facts
  // As it was when this was opened: what others save meanwhile must not become the version we write against unseen.
  const [current, setCurrent] = useState(facts.current)
  const form = useForm<Words>({ defaultValues: current?.words ?? noWords })
  const save = useWriteHandover({ wardId, patientId, encounterId, sheet: current, last })
  const theirs =
    !save.isPending && !save.isSuccess && versionOf(facts.current) !== versionOf(current)
      ? facts.current
      : undefined
  function goOn(theirs: Sheet) {
    const merged = mergedWords(current?.words ?? noWords, form.getValues(), theirs.words)
    setCurrent(theirs)
    save.reset()
    // Theirs is what the form starts from now; what was written here is what differs from it.
    form.reset(theirs.words)
    form.reset(merged, { keepDefaultValues: true })
  }
  const carry = () => {
    if (!last) return
    for (const part of partNames)
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
        {theirs && <Theirs theirs={theirs} mine={form.getValues()} onSeen={() => goOn(theirs)} />}
        {partNames.map((part) => (
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

const versionOf = (sheet: Sheet | undefined) =>
  sheet && `${sheet.resource.id} ${sheet.resource.meta?.versionId}`

/** Carried text keeps its date (hazard H18). */
const carriedWords = (words: string, at: string | undefined) =>
  words && !words.startsWith('[from ') ? `[from ${formatDateTime(at)}] ${words}` : words

/** Another nurse has saved meanwhile: what stands now, beside what is being written. */
function Theirs({ theirs, mine, onSeen }: { theirs: Sheet; mine: Words; onSeen: () => void }) {
  const rows = (words: Words): Rows => partNames.map((part) => [parts[part], words[part] || undefined])
  return (
    <div className="wide stack">
      <p role="status">
        <strong>Somebody else has written about this patient since you opened this.</strong> Where only they
        wrote, their words stay.
      </p>
      <SideBySide
        caption="Two handovers of one patient"
        before="In the record now"
        after="What you wrote"
        rows={differences(rows(theirs.words), rows(mine))}
      />
      <p>
        <button type="button" className="button" onClick={onSeen}>
          I have seen both: go on with my words
        </button>
      </p>
    </div>
  )
}
