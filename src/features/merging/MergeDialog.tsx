import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'

import { ChangedMeanwhile } from '#clinical/acts/send-act.ts'
import { identityLine, toIdentity } from '#clinical/patient/patient.ts'
import { CheckField } from '#ui/CheckField.tsx'
import { ChoiceField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { ChangedRecords } from './ChangedRecords.tsx'
import { type MergeDraft, mergeDraft, proofs } from './draft.ts'
import { doubts, hindrances, likelierKept, merged, type MergeRecord, type Pair } from './merge.ts'
import { isChoice, parts, takenByDefault } from './parts.ts'
import { recordPair } from './queries.ts'
import { SideBySideRecords } from './SideBySideRecords.tsx'
import { useTwoRecords } from './send-merge.ts'

type Props = { pair: Pair; onClose: () => void; onMerged: (keptId: string) => void }

/** Two records side by side; a human says that they are one person, which one is kept, and how it is known. */
export function MergeDialog({ pair, onClose, onMerged }: Props) {
  const [one, other] = pair
  const form = useForm({
    resolver: zodResolver(mergeDraft),
    defaultValues: {
      keep: likelierKept(pair),
      from: fromByDefault(pair, likelierKept(pair)),
      proof: '',
      reason: '',
      checkedOne: false,
      checkedOther: false,
    },
  })
  const queryClient = useQueryClient()
  const save = useTwoRecords((draft: MergeDraft, now) => toChange(pair, draft, now))
  const changed = save.error instanceof ChangedMeanwhile ? save.error.theirs : undefined
  const against = hindrances(pair)
  return (
    <FormDialog
      title="Merge records"
      submit="Merge records"
      submitting="Merging records…"
      width="wide"
      form={form}
      save={save}
      onClose={onClose}
      onSaved={onMerged}
    >
      <div className="stack">
        <Words of={against} title="These cannot be merged." className="notice danger" />
        <Words of={doubts(pair)} title="Look again before you go on." className="notice warning" />
        {changed && (
          <ChangedRecords
            seen={pair.map(({ patient }) => patient)}
            theirs={changed}
            onTake={(now) => {
              queryClient.setQueryData(recordPair(one.patient.id, other.patient.id).queryKey, [
                withPatient(one, now),
                withPatient(other, now),
              ])
              save.reset()
            }}
          />
        )}
        <SideBySideRecords pair={pair} fromByDefault={(kept) => fromByDefault(pair, kept)} />
        <p className="quiet-text">
          Everything in both is then read in the chart of the record that is kept. The other stays as it is,
          takes nothing new and leads here. It can be undone.
        </p>
        <div className="fields">
          <ChoiceField
            name="proof"
            label="How it is known"
            options={proofs.map((words) => ({ value: words, label: words }))}
            className="wide"
          />
          <TextField
            name="reason"
            label="Who said so, and what was compared"
            multiline
            rows={2}
            maxLength={500}
            className="wide"
          />
          <fieldset className="wide checked-both">
            <legend>I have checked each of the two by itself</legend>
            <CheckField name="checkedOne" label={checkedWords(pair, 0)} />
            <CheckField name="checkedOther" label={checkedWords(pair, 1)} />
          </fieldset>
        </div>
      </div>
    </FormDialog>
  )
}

const withPatient = (record: MergeRecord, now: readonly MergeRecord['patient'][]): MergeRecord => ({
  ...record,
  patient: now.find(({ id }) => id === record.patient.id) ?? record.patient,
})

const checkedWords = (pair: Pair, index: 0 | 1) => {
  const identity = toIdentity(pair[index].patient)
  return [identityLine(identity), ...identity.hospitalNumbers.map(({ value }) => value)].join(' · ')
}

function fromByDefault([one, other]: Pair, keptId: string): Record<string, string> {
  const [kept, left] = one.patient.id === keptId ? [one, other] : [other, one]
  return Object.fromEntries(
    parts.map((part) => [
      part.key,
      takenByDefault(part, kept.patient, left.patient) ? left.patient.id : kept.patient.id,
    ]),
  )
}

function toChange(pair: Pair, { keep, from, proof, reason }: MergeDraft, now: Date) {
  const [hindrance] = hindrances(pair)
  if (hindrance) throw new Error(hindrance)
  const [one, other] = pair.map(({ patient }) => patient)
  const [kept, left] = one?.id === keep ? [one, other] : [other, one]
  if (!kept || !left) throw new Error('Choose the record to keep.')
  const taken = parts.filter((part) => from[part.key] === left.id && isChoice(part, kept, left))
  const to = merged(
    kept,
    left,
    taken.map(({ key }) => key),
    now,
  )
  return {
    kept: { seen: kept, to: to.kept },
    left: { seen: left, to: to.left },
    reason: `Merged, one person. ${proof}: ${reason}`,
  }
}

type WordsProps = { of: string[]; title: string; className: string }

const Words = ({ of: words, title, className }: WordsProps) =>
  words.length > 0 && (
    <div className={className}>
      <div>
        <p>
          <strong>{title}</strong>
        </p>
        <ul>
          {words.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </div>
    </div>
  )
