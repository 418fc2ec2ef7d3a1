import { useQuery } from '@tanstack/react-query'
import type { Encounter } from 'fhir/r4'
import { useState } from 'react'
import { useForm } from 'react-hook-form'

import { useSession } from '#auth/session.ts'
import { SideBySide } from '#clinical/acts/SideBySide.tsx'
import { delayWords, dischargeDelays } from '#clinical/care/expected-home.ts'
import {
  criteriaToReside,
  dischargePathways,
  type Nurse,
  type StayDetails,
  type StayDraft,
  stayDetailsOf,
} from '#clinical/care/stay-details.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDate } from '#fhir/dates.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField, DateTimeField, TextField } from '#ui/fields.tsx'

import { useChangeStay } from './mutations.ts'
import { wardStaff } from './queries.ts'

type Props = {
  wardId: string
  patientId: string
  patientLine: string
  stay: Stored<Encounter>
  onClose: () => void
}

/** What the board says of a stay: who looks after it, where it leads, and what the patient may eat and do. */
export function ChangeStayDialog({ wardId, patientId, patientLine, stay, onClose }: Props) {
  const { userId, name } = useSession()
  const { data: staff = [], isError } = useQuery(wardStaff(wardId))
  // What was on the screen when it was opened: a refetch must not move it under the hands of the reader.
  const [seen] = useState(stay)
  const now = stayDetailsOf(seen)
  const nurses = nursesOf([{ user: userId, who: name }, now.namedNurse, ...staff])
  const form = useForm<Values, unknown, StayDraft>({
    defaultValues: valuesOf(now),
    resolver: (values) => ({
      values: { ...values, nurseName: nurses.get(values.nurse) ?? '' },
      errors: {},
    }),
  })
  const { save, theirs } = useChangeStay(patientId, seen)
  return (
    <FormDialog
      title="Change ward details"
      submit="Save ward details"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="stack">
        <p>{patientLine}</p>
        {theirs && (
          <SideBySide
            caption="What somebody else has saved, and what you are about to save"
            before="In the record now"
            after="Yours"
            rows={differences(valuesOf(stayDetailsOf(theirs)), form.getValues(), nurses)}
          />
        )}
        <ChoiceField
          name="nurse"
          label="Named nurse"
          placeholder="Nobody named"
          options={[...nurses].map(([value, who]) => ({
            value,
            label: value === userId ? `${who} (me)` : who,
          }))}
          {...(isError ? { hint: 'Who else works on this ward could not be looked up.' } : {})}
        />
        <DateTimeField name="expectedDischarge" label="Expected discharge date" type="date" />
        <DateTimeField name="expectedTime" label="Expected hour" type="time" />
        <ChoiceField
          name="delay"
          label="Discharge waits for"
          placeholder="Nothing recorded"
          options={dischargeDelays.map(([value, label]) => ({ value, label }))}
        />
        <ChoiceField
          name="criteria"
          label="Criteria to reside"
          placeholder="Not recorded"
          options={criteriaToReside.map(({ code, words }) => ({ value: code, label: `${code} – ${words}` }))}
        />
        <ChoiceField
          name="pathway"
          label="Discharge pathway"
          placeholder="Not recorded"
          options={dischargePathways.map(({ code, words }) => ({ value: code, label: `${code} – ${words}` }))}
        />
        <TextField name="diet" label="Diet" maxLength={80} />
        <TextField name="mobility" label="Mobility" maxLength={80} />
      </div>
    </FormDialog>
  )
}

type Values = Omit<StayDraft, 'nurseName'>

const valuesOf = ({
  namedNurse,
  expectedDischarge,
  expectedTime,
  delay,
  criteria,
  pathway,
  diet,
  mobility,
}: StayDetails): Values => ({
  nurse: namedNurse?.user ?? '',
  expectedDischarge: expectedDischarge ?? '',
  expectedTime: expectedTime ?? '',
  delay: delay ?? '',
  criteria: criteria?.code ?? '',
  pathway: pathway?.code ?? '',
  diet: diet ?? '',
  mobility: mobility ?? '',
})

/** By user id, each once, in the order given. */
function nursesOf(people: readonly (Nurse | undefined)[]): Map<string, string> {
  const nurses = new Map<string, string>()
  for (const one of people) if (one?.user && !nurses.has(one.user)) nurses.set(one.user, one.who)
  return nurses
}

function differences(before: Values, after: Values, nurses: ReadonlyMap<string, string>) {
  const said = (list: readonly { code: string; words: string }[], code: string) =>
    list.find((one) => one.code === code)?.words ?? code
  const words = (values: Values): [string, string][] => [
    ['Named nurse', nurses.get(values.nurse) ?? values.nurse],
    ['Expected discharge date', values.expectedDischarge && formatDate(values.expectedDischarge)],
    ['Expected hour', values.expectedTime],
    ['Discharge waits for', values.delay && delayWords(values.delay)],
    ['Criteria to reside', said(criteriaToReside, values.criteria)],
    ['Discharge pathway', said(dischargePathways, values.pathway)],
    ['Diet', values.diet],
    ['Mobility', values.mobility],
  ]
  const mine = new Map(words(after))
  return words(before).map(([label, theirs]) => ({
    label,
    before: theirs || undefined,
    after: mine.get(label) || undefined,
    changed: theirs !== mine.get(label),
  }))
}
