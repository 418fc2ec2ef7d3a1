import './labels.css'
import './label-paper.css'

import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import type { Patient } from 'fhir/r4'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useForm, useWatch } from 'react-hook-form'

import type { BannerAllergies } from '#clinical/patient/banner-parts.ts'
import { yearsAt } from '#fhir/dates.ts'
import { identityLine, type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'
import { config } from '#lib/config.ts'
import { CheckField } from '#ui/CheckField.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField, NumberField, RadioField } from '#ui/fields.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { BandFace } from './BandFace.tsx'
import { BandNotes } from './BandNotes.tsx'
import { kinds, type PrintDraft, printDraft, reprintReasons } from './draft.ts'
import { noAddress, toLabel } from './label.ts'
import { LabelFace } from './LabelFace.tsx'
import { LabelPaper } from './LabelPaper.tsx'
import { nameAlert } from './name-alert.ts'
import { bandsPrinted, type Printed, usePrint } from './printed.ts'
import { StartPlace } from './StartPlace.tsx'

type Props = {
  seen: Stored<Patient>
  /** Undefined for somebody who may not know: the colour of a band is then a nurse’s to choose */
  allergies: BannerAllergies | undefined
  onClose: () => void
}

/** Labels and the identity band of a patient; nothing is printed that is not written down first. */
export function LabelsDialog(props: Props) {
  const printed = useQuery(bandsPrinted(props.seen.id))
  if (printed.data) return <Labels {...props} printed={printed.data} />
  return (
    <Dialog title="Labels and wristband" onClose={props.onClose}>
      <div className="dialog-body">
        <Loaded query={printed} what="what was printed before">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}

function Labels({ seen, allergies, onClose, printed }: Props & { printed: Printed[] }) {
  const alert = useQuery(nameAlert(seen.id))
  const patient = toIdentity(seen)
  const label = toLabel(patient, config().gs1Prefix ?? '', alert.data === 'alike')
  const before = printed.length > 0
  const [usual] = useState(() => usualDraft(patient, allergies))
  const form = useForm({ resolver: zodResolver(printDraft(before)), defaultValues: usual })
  const [kind, address, red] = useWatch({ control: form.control, name: ['kind', 'address', 'alert'] })
  const [job, setJob] = useJob()
  return (
    <FormDialog
      title="Labels and wristband"
      submit="Print"
      submitting="Writing it down…"
      width="wide"
      form={form}
      save={usePrint(seen)}
      onClose={onClose}
      onSaved={(sent) => {
        form.reset({ ...sent, reason: '' })
        // At once: the browser takes its picture as soon as it is asked.
        flushSync(() => setJob(sent))
        window.print()
      }}
    >
      <div className="labels">
        <div className="fields">
          <p className="wide">{identityLine(patient)}</p>
          <RadioField name="kind" label="Print" options={kindOptions} className="wide" />
          {kind === 'sheet' && (
            <>
              <NumberField name="count" label="How many" unit="labels" />
              <StartPlace />
            </>
          )}
          {kind === 'band' ? (
            <>
              {allergies && (
                <RadioField name="alert" label="Colour" options={colours} hint={allergies.title} />
              )}
              <RadioField name="size" label="Band" options={sizes} />
              {before && (
                <ChoiceField name="reason" label="Why is there to be another band?" options={reasonOptions} />
              )}
            </>
          ) : (
            <AddressChoice why={noAddress(label)} />
          )}
        </div>
        <div className="stack">
          <section className="label-look" aria-label="As it will be printed">
            {kind === 'band' ? (
              <BandFace label={label} red={red === 'red'} />
            ) : (
              <LabelFace label={label} address={address} />
            )}
          </section>
          {kind === 'band' && (
            <BandNotes
              printed={printed}
              version={seen.meta?.versionId}
              mayKnowAllergies={allergies !== undefined}
            />
          )}
          {'none' in label.barcode && <p>No barcode: {label.barcode.none}.</p>}
          {(alert.error ?? alert.data === 'unknown') && (
            <p className="notice warning">
              The ward could not be compared for similar names: check whether a name alert is needed.
            </p>
          )}
          {label.nameAlert && <p>Somebody on the ward has the same or a similar surname.</p>}
        </div>
      </div>
      {job && <LabelPaper label={label} job={job} />}
    </FormDialog>
  )
}

/** What has been written down and is being printed; gone when the printer has it, so that nothing is printed twice unseen. */
function useJob() {
  const [job, setJob] = useState<PrintDraft>()
  useEffect(() => {
    const end = () => setJob(undefined)
    addEventListener('afterprint', end)
    return () => removeEventListener('afterprint', end)
  }, [])
  return [job, setJob] as const
}

const AddressChoice = ({ why }: { why: string | undefined }) =>
  why ? (
    <p className="field">
      <span>Address</span> <span className="hint">{why}</span>
    </p>
  ) : (
    <CheckField name="address" label="With the address" />
  )

const usualDraft = ({ birth }: PatientIdentity, allergies: BannerAllergies | undefined): PrintDraft => ({
  kind: 'sheet',
  count: '24',
  first: '1',
  address: false,
  size: (yearsAt(birth, new Date()) ?? 18) < 10 ? 'child' : 'adult',
  alert: colourFor(allergies),
  reason: '',
})

/** Red only for what is known; where nobody knows, somebody has to decide. */
function colourFor(allergies: BannerAllergies | undefined): PrintDraft['alert'] {
  if (!allergies || allergies.title === 'No known allergies') return 'white'
  return allergies.title === 'Known allergies' ? 'red' : ''
}

const optionsFrom = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))
const kindOptions = optionsFrom(kinds)
const reasonOptions = optionsFrom(reprintReasons)
const colours = optionsFrom({ white: 'White', red: 'Red: known allergy or risk' })
const sizes = optionsFrom({ adult: 'Adult (279 mm)', child: 'Child (178 mm)' })
