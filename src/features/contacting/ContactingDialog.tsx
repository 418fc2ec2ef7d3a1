import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import type { Consent, Patient } from 'fhir/r4'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'

import type { Act } from '#clinical/acts/act.ts'
import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import { ChangedMeanwhile } from '#clinical/acts/send-act.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import { identityLine, toIdentity } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'
import { ChecksField } from '#ui/ChecksField.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField, RadioField, TextField } from '#ui/fields.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { answerWords, channelNames, channels, consentOf, consentRows, fromConsent } from './consent.ts'
import { optionsOf, preferenceOf, preferenceWords, timesOfDay, withPreference } from './preference.ts'
import { contacting } from './queries.ts'

const answer = z.enum(['', 'yes', 'no'])
const draft = z.object({
  preference: z.object({
    method: z.string(),
    format: z.string(),
    when: z.array(z.string()),
    times: z.string().check(z.trim(), z.maxLength(100)),
  }),
  consent: z.object({ letter: answer, telephone: answer, sms: answer, voicemail: answer, email: answer }),
})
type Draft = z.infer<typeof draft>
type Seen = { patient: Stored<Patient>; consent: Stored<Consent> | undefined }

/** How they wish to be reached, and which ways they allow: both are written together, or neither. */
export function ContactingDialog({ patientId, onClose }: { patientId: string; onClose: () => void }) {
  const query = useQuery(contacting(patientId))
  if (query.data) return <Contacting first={query.data} onClose={onClose} />
  return (
    <Dialog title="Change contact and consent" onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={query} what="how they may be contacted">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}

function Contacting({ first, onClose }: { first: Seen; onClose: () => void }) {
  const [seen, setSeen] = useState(first)
  const patientId = seen.patient.id
  const before: Draft = { preference: preferenceOf(seen.patient), consent: consentOf(seen.consent) }
  const form = useForm({ resolver: zodResolver(draft), defaultValues: before })
  const save = useAct(
    patientId,
    (now: Draft, actor): Act => {
      const patient = withPreference(seen.patient, before.preference, now.preference)
      const answered = JSON.stringify(now.consent) !== JSON.stringify(before.consent)
      const to = fromConsent(now.consent, seen.consent, actor)
      if (patient === seen.patient && !answered) throw new Error('Nothing has been changed.')
      return {
        ...(answered && !seen.consent ? { make: [{ resource: to }] } : {}),
        change: [
          ...(patient === seen.patient ? [] : [{ seen: seen.patient, to: patient }]),
          ...(answered && seen.consent ? [{ seen: seen.consent, to }] : []),
        ],
      }
    },
    [contacting(patientId).queryKey, ['patient', patientId, 'details']],
  )
  return (
    <FormDialog
      title="Change contact and consent"
      submit="Save contact and consent"
      submitting="Saving contact and consent…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{identityLine(toIdentity(seen.patient))}</p>
        {save.error instanceof ChangedMeanwhile && (
          <div className="wide stack">
            <EntryAsSeen
              patientId={patientId}
              seen={seen.patient}
              toRows={preferenceRows}
              save={save}
              onTake={(patient) => setSeen({ ...seen, patient })}
            />
            {seen.consent && (
              <EntryAsSeen
                patientId={patientId}
                seen={seen.consent}
                toRows={consentRows}
                save={save}
                onTake={(consent) => setSeen({ ...seen, consent })}
              />
            )}
          </div>
        )}
        <ChoiceField
          name="preference.method"
          label="Preferred method"
          placeholder="Not asked"
          options={optionsOf('PreferredContactMethod')}
          autoFocus
        />
        <ChoiceField
          name="preference.format"
          label="Written format"
          placeholder="Ordinary print"
          options={optionsOf('PreferredWrittenCommunicationFormat')}
        />
        <ChecksField name="preference.when" label="Best time" options={times} />
        <TextField
          name="preference.times"
          label="Best time, in words"
          hint="Not after 19:00"
          maxLength={100}
        />
        {channelNames.map((channel) => (
          <RadioField
            key={channel}
            name={`consent.${channel}`}
            label={`${channels[channel]}: consent`}
            options={answers}
          />
        ))}
      </div>
    </FormDialog>
  )
}

const times = Object.entries(timesOfDay).map(([value, label]) => ({ value, label }))
const answers = (['yes', 'no', ''] as const).map((value) => ({ value, label: answerWords[value] }))

function preferenceRows(patient: Stored<Patient>): Rows {
  const { method, times: when, format } = preferenceWords(patient)
  return [
    ['Preferred method', method],
    ['Best time', when],
    ['Written format', format],
  ]
}
