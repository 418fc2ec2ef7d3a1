import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'

import { gestationText } from '#clinical/care/gestation.ts'
import { gestationDays } from '#departments/maternity/pregnancy/gestation.ts'
import { OverUnderWay, type UnderWay } from '#departments/maternity/pregnancy/OverPregnancy.tsx'
import { usePregnancyAct } from '#departments/maternity/pregnancy/use-pregnancy-act.ts'
import { londonDate } from '#fhir/dates.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { ChecksField } from '#ui/ChecksField.tsx'
import { ChoiceField, DateTimeField, NumberField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import {
  bodyMassOf,
  contactDraft,
  type ContactDraft,
  moodOptions,
  movementOptions,
  presentations,
  proteinOptions,
  seen,
} from './contacting.ts'
import { MeansWords } from './MeansWords.tsx'
import { redFlags } from './red-flags.ts'
import { contacts } from './schedule.ts'
import { carbonMonoxideMeans, movementsMean, pcrMeans, pressureMeans, thresholdSource } from './thresholds.ts'

const title = 'Record antenatal contact'

export const Component = () => <OverUnderWay title={title}>{(parts) => <Record {...parts} />}</OverUnderWay>

const options = [
  ...contacts.map(({ id, words }) => ({ value: id, label: words })),
  { value: 'other', label: 'Another contact' },
]
const asOptions = (those: readonly string[]) => those.map((one) => ({ value: one, label: one }))
const presentationOptions = Object.entries(presentations).map(([value, label]) => ({ value, label }))

function Record({ patientId, patientLine, pregnancy, onClose }: UnderWay) {
  const [opened] = useState(() => londonWallClock(Date.now()))
  const form = useForm<ContactDraft, unknown, ContactDraft>({
    resolver: zodResolver(contactDraft),
    defaultValues: { ...empty, at: opened },
  })
  const save = usePregnancyAct(patientId, (draft: ContactDraft, actor) => seen(pregnancy, draft, actor))
  const [agreed] = pregnancy.estimates
  const days = agreed && gestationDays(agreed.edd, londonDate())
  const read = useWatch({ control: form.control })
  return (
    <FormDialog
      title={title}
      submit="Save contact"
      submitting="Saving contact…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <p className="wide">
          {patientLine}
          {days !== undefined && ` · ${gestationText(days)} weeks today`}
        </p>
        <ChoiceField name="contact" label="Contact" options={options} autoFocus />
        <DateTimeField name="at" label="When" />
        <NumberField name="systolic" label="Systolic blood pressure" unit="mmHg" />
        <NumberField
          name="diastolic"
          label="Diastolic blood pressure"
          unit="mmHg"
          note={<MeansWords means={pressureMeans(numberIn(read.systolic), numberIn(read.diastolic))} live />}
        />
        <ChoiceField
          name="protein"
          label="Urine protein"
          options={asOptions(proteinOptions)}
          placeholder="Not tested"
        />
        <NumberField
          name="pcr"
          label="Protein to creatinine ratio"
          unit="mg/mmol"
          decimal
          note={<MeansWords means={meansOf(pcrMeans, read.pcr)} live />}
        />
        <NumberField
          name="carbonMonoxide"
          label="Carbon monoxide"
          unit="ppm"
          note={<MeansWords means={meansOf(carbonMonoxideMeans, read.carbonMonoxide)} live />}
        />
        {read.contact === 'booking' && <BodyMass weight={read.weight ?? ''} tall={read.tall ?? ''} />}
        <NumberField
          name="height"
          label="Fundal height"
          unit="cm"
          decimal
          {...(days !== undefined && days < 24 * 7 ? { hint: 'From 24+0, at most every two weeks' } : {})}
        />
        <ChoiceField
          name="movements"
          label="Fetal movements"
          options={asOptions(movementOptions)}
          placeholder="Not asked"
          hint={<MeansWords means={movementsMean(read.movements ?? '')} live />}
        />
        <NumberField name="fetalHeart" label="Fetal heart, when asked for" unit="per minute" />
        <ChoiceField
          name="presentation"
          label="Presentation"
          options={presentationOptions}
          placeholder="Not palpated"
        />
        <ChoiceField
          name="mood"
          label="Mental health"
          options={asOptions(moodOptions)}
          placeholder="Not recorded"
        />
        <Flags ticked={read.flags ?? []} />
        <TextField name="note" label="Note and plan" className="wide" multiline rows={4} />
        <p className="wide quiet-text">What is said beside a value: {thresholdSource}.</p>
      </div>
    </FormDialog>
  )
}

const empty: ContactDraft = {
  contact: '',
  at: '',
  systolic: '',
  diastolic: '',
  protein: '',
  pcr: '',
  carbonMonoxide: '',
  weight: '',
  tall: '',
  height: '',
  movements: '',
  fetalHeart: '',
  presentation: '',
  mood: '',
  flags: [],
  note: '',
}

/** At booking: what the risks are weighed by. */
function BodyMass({ weight, tall }: { weight: string; tall: string }) {
  const index = bodyMassOf({ weight, tall })
  return (
    <>
      <NumberField name="weight" label="Weight" unit="kg" decimal />
      <NumberField
        name="tall"
        label="Height"
        unit="cm"
        decimal
        {...(index === undefined
          ? {}
          : { hint: `Body mass index ${index} kg/m²: weight over height squared` })}
      />
    </>
  )
}

const numberIn = (text: string | undefined) => (text && /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined)
function meansOf(means: typeof pcrMeans, text: string | undefined) {
  const value = numberIn(text)
  return value === undefined ? undefined : means(value)
}

/** Each with what to do, as soon as it is ticked. */
function Flags({ ticked }: { ticked: readonly string[] }) {
  const query = useQuery(redFlags)
  return (
    <div className="wide">
      <Loaded query={query} what="the red flags">
        {({ flags, source }) =>
          flags.length === 0 ? (
            <p>No red flags are kept in this record: write what was found in the note.</p>
          ) : (
            <>
              <ChecksField
                name="flags"
                label="Red flags asked for and present"
                options={flags.map(({ flag }) => ({ value: flag, label: flag }))}
              />
              <ul className="lines" aria-live="polite" aria-label="What to do">
                {flags
                  .filter(({ flag }) => ticked.includes(flag))
                  .map(({ flag, toDo }) => (
                    <li key={flag}>
                      <span className="badge danger">{flag}</span> {toDo}
                    </li>
                  ))}
              </ul>
              <p className="quiet-text">{source}</p>
            </>
          )
        }
      </Loaded>
    </div>
  )
}
