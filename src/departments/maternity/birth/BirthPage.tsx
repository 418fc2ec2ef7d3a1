import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'

import { toVisit } from '#clinical/care/encounter.ts'
import { gestationText } from '#clinical/care/gestation.ts'
import { bornText } from '#clinical/patient/patient.ts'
import { gestationDays } from '#departments/maternity/pregnancy/gestation.ts'
import { PlaceFields } from '#features/admission/PlaceFields.tsx'
import { londonWallClock } from '#lib/london-time.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField, DateTimeField, RadioField, TextField } from '#ui/fields.tsx'

import { optionsOf } from './codes.ts'
import { type BabyDraft, babyDraft, isCaesarean } from './draft.ts'
import { type BirthParts, OverBirth } from './OverBirth.tsx'
import { useRecordBaby } from './use-record-baby.ts'

const title = 'Record birth of a baby'

export const Component = () => <OverBirth title={title}>{(parts) => <RecordBaby {...parts} />}</OverBirth>

const upTo = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1))

function RecordBaby({ patient, patientLine, pregnancy, births, stay, unwritten, onClose }: BirthParts) {
  const [opened] = useState(() => londonWallClock(Date.now()))
  const [seen] = useState({ births, stay })
  const expected = Math.max(0, ...seen.births.map(({ fetuses }) => fetuses ?? 1))
  const form = useForm<BabyDraft, unknown, BabyDraft>({
    resolver: zodResolver(babyDraft(seen.births)),
    defaultValues: {
      born: opened,
      existing: '',
      gender: '',
      outcome: '',
      family: patient.name.split(',')[0]?.trim() ?? '',
      given: '',
      fetuses: asCount(Math.max(expected, seen.births.length + (expected > seen.births.length ? 0 : 1))),
      order: seen.births.length > 0 ? asCount(seen.births.length + 1) : '',
      mode: '',
      presentation: '',
      place: '2',
      urgency: '',
      indication: '',
      attended: '',
      wardId: (seen.stay && toVisit(seen.stay).wardId) ?? '',
      bedId: '',
      sideRoom: false,
      inHospital: seen.stay !== undefined,
    },
  })
  const save = useRecordBaby({ motherId: patient.id, pregnancy, stay: seen.stay })
  const [mode, outcome, fetuses, born, existing] = useWatch({
    control: form.control,
    name: ['mode', 'outcome', 'fetuses', 'born', 'existing'],
  })
  const edd = pregnancy?.estimates[0]?.edd
  return (
    <FormDialog
      title={title}
      submit="Record birth"
      submitting="Recording birth…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <p className="wide">
          Mother: {patientLine}
          {edd && born && ` · ${gestationText(gestationDays(edd, born.slice(0, 10)))} weeks at this birth`}
        </p>
        {!pregnancy && (
          <p className="wide notice warning">
            No pregnancy is booked in this record: the birth begins one, without a due date.
          </p>
        )}
        <p className="wide notice quiet">
          The baby gets a record of its own. Apgar score, weight and everything else that is found of the baby
          is written there, not here.
        </p>
        {unwritten.length > 0 && (
          <ChoiceField
            name="existing"
            label="Record of the baby"
            hint="Registered already as hers, without a birth"
            className="wide"
            placeholder="A new record: this baby has none yet"
            options={unwritten.map(({ patient: child }) => ({
              value: child.id,
              label: `${child.name}, born ${bornText(child)}`,
            }))}
          />
        )}
        <DateTimeField name="born" label="Born at" max={opened} autoFocus />
        <ChoiceField name="outcome" label="Outcome" options={optionsOf('outcome')} />
        <ChoiceField
          name="fetuses"
          label="Babies of this pregnancy"
          placeholder={null}
          options={upTo(4).map((value) => ({ value, label: value === '1' ? 'One' : value }))}
        />
        {fetuses !== '1' && (
          <ChoiceField
            name="order"
            label="Which of them"
            hint="By the time of birth"
            options={upTo(Number(fetuses)).map((value) => ({ value, label: `Number ${value}` }))}
          />
        )}
        <ChoiceField name="mode" label="Mode of birth" options={optionsOf('mode')} />
        {isCaesarean(mode) && (
          <>
            <ChoiceField name="urgency" label="Category of the caesarean" options={optionsOf('urgency')} />
            <TextField name="indication" label="Indication" maxLength={300} />
          </>
        )}
        <ChoiceField name="presentation" label="Presentation" options={optionsOf('presentation')} />
        <ChoiceField name="place" label="Place of birth" placeholder={null} options={optionsOf('place')} />
        <TextField name="attended" label="Who attended the birth" maxLength={100} />
        {!existing && <NewRecord />}
        {seen.stay && outcome === '01' && !existing && (
          <PlaceFields
            patient={{ id: 'newborn', gender: 'Not Known' }}
            speciality="Well Baby"
            noBed="A cot beside the mother"
          />
        )}
      </div>
    </FormDialog>
  )
}

/** Who the baby is: asked where its record is made, and nowhere again. */
const NewRecord = () => (
  <>
    <RadioField
      name="gender"
      label="Sex of the baby"
      options={[
        { value: 'female', label: 'Female' },
        { value: 'male', label: 'Male' },
        { value: 'other', label: 'Indeterminate' },
        { value: 'unknown', label: 'Not known' },
      ]}
    />
    <TextField name="family" label="Family name of the baby" maxLength={35} />
    <TextField
      name="given"
      label="Given name"
      hint="“Baby”, with the number of a twin, when there is none yet"
      maxLength={35}
    />
  </>
)

const counts = ['1', '2', '3', '4'] as const
const asCount = (count: number) => counts[Math.min(Math.max(count, 1), 4) - 1] ?? '1'
