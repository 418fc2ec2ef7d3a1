import './fluid-entry.css'

import type { Observation } from 'fhir/r4'
import { useState } from 'react'
import { type Resolver, type ResolverResult, useForm } from 'react-hook-form'

import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import type { Actor } from '#clinical/acts/act.ts'
import { recordedBy } from '#clinical/acts/recorded-by.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { AlreadyTakenBack } from '#clinical/observations/AlreadyTakenBack.tsx'
import { isTakenBack } from '#clinical/observations/news2-score.ts'
import { observationsKey } from '#clinical/observations/observation-decisions.ts'
import { struckThrough } from '#clinical/observations/strike.ts'
import type { Stored } from '#fhir/client.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'

import { fromLine } from './from-line.ts'
import { LineFields } from './LineFields.tsx'
import { type FluidLine, type Line, problemsIn, toFluidLine } from './lines.ts'
import { fluidRows, lineOf } from './one-fluid.ts'

type Props = { patientId: string; patientLine: string; seen: Stored<Observation>; onClose: () => void }

/** The entry is struck through and kept, and the new one takes its place, in one transaction. */
export function AmendFluidDialog(props: Props) {
  const line = lineOf(props.seen)
  const about = { ...props, title: 'Amend fluid entry', toRows: fluidRows }
  if (isTakenBack(props.seen)) return <AlreadyTakenBack {...about} />
  if (!line)
    return (
      <AlreadyTakenBack {...about}>
        This entry came from another system under a name of its own: it cannot be amended here.
      </AlreadyTakenBack>
    )
  // What somebody else has made of it is another entry to amend.
  return <Amend key={props.seen.meta?.versionId} {...props} line={line} />
}

type Values = { line: Line; reason: string }
type Draft = { line: FluidLine; reason: string }

function Amend({ patientId, patientLine, seen, onClose, line }: Props & { line: Line }) {
  const [replacement] = useState(() => `urn:uuid:${crypto.randomUUID()}`)
  const form = useForm<Values, unknown, Draft>({ defaultValues: { line, reason: '' }, resolver })
  const save = useAct(patientId, (draft: Draft, actor) => amendment(seen, draft, actor, replacement), [
    observationsKey(patientId),
    ['ward'],
  ])
  return (
    <FormDialog
      title="Amend fluid entry"
      submit="Save amended entry"
      submitting="Saving amended entry…"
      width="wide"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="stack">
        <p>{patientLine}</p>
        <EntryAsSeen patientId={patientId} seen={seen} toRows={fluidRows} save={save} />
        <LineFields name="line" />
        <TextField
          name="reason"
          label="What was wrong?"
          hint="The entry on record is struck through and kept, with your name and this reason. What you save here takes its place."
        />
      </div>
    </FormDialog>
  )
}

function amendment(seen: Stored<Observation>, { line, reason }: Draft, actor: Actor, replacement: string) {
  const { session, now } = actor
  const struck = struckThrough(seen, {
    kind: 'amended',
    reason,
    author: recordedBy(session),
    time: now.toISOString(),
    replacedBy: replacement,
  })
  const resource = fromLine(line, actor, referenceId(seen.encounter, 'Encounter'))
  return {
    make: [{ resource, fullUrl: replacement }],
    change: [{ seen, to: struck, withdrawn: true }],
    reason,
  }
}

const resolver: Resolver<Values, unknown, Draft> = ({ line, reason }): ResolverResult<Values, Draft> => {
  const now = Date.now()
  const problems = Object.entries(problemsIn(line, now))
  const why = reason.trim()
  const asError = (message: string) => ({ type: 'check', message })
  if (problems.length === 0 && why.length >= 3)
    return { values: { line: toFluidLine(line, now), reason: why }, errors: {} }
  return {
    values: {},
    errors: {
      ...(problems.length > 0
        ? { line: Object.fromEntries(problems.map(([name, message]) => [name, asError(message)])) }
        : {}),
      ...(why.length < 3 ? { reason: asError('Say what was wrong') } : {}),
    },
  }
}
