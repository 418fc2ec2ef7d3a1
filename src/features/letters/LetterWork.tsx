import './letters.css'

import { useQuery } from '@tanstack/react-query'
import type { DocumentReference } from 'fhir/r4'
import { useState } from 'react'

import { useCan, useSession } from '#auth/session.ts'
import { letterRecord } from '#clinical/letters/letter-record.ts'
import { templateOf } from '#clinical/letters/letter.ts'
import { type LetterTemplate, letterTemplates } from '#clinical/letters/template.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import type { WorkProps } from '#clinical/writing/work.ts'
import type { Stored } from '#fhir/client.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Workspace } from '#ui/Workspace.tsx'

import { letterByEntry, oneLetter } from './queries.ts'
import { TemplateChoice } from './TemplateChoice.tsx'
import { workParts } from './work-parts.ts'
import { WriteLetter } from './WriteLetter.tsx'

const title = 'Letter'

/** A letter beside the chart: the draft under this id, a new one, or one that takes the place of a signed one. */
export function LetterWork({ patient, id, frame }: WorkProps) {
  const mayWrite = useCan('letter.write')
  const { post } = useSession()
  const { entryId, replaces } = workParts(id)
  const kept = useQuery({ ...letterByEntry(patient.id, entryId), enabled: mayWrite })
  const templates = useQuery({ ...letterTemplates(post.orgCode), enabled: mayWrite })
  const earlier = useQuery({ ...oneLetter(patient.id, replaces), enabled: mayWrite && replaces !== '' })
  const [chosen, setChosen] = useState<LetterTemplate>()
  if (!mayWrite)
    return (
      <Workspace title={title} {...frame}>
        <p>Your role does not write letters.</p>
      </Workspace>
    )
  if (kept.data === undefined || !templates.data || (replaces !== '' && !earlier.data))
    return (
      <Workspace title={title} {...frame}>
        <Loaded query={kept} what="this letter">
          {() => (
            <Loaded query={templates} what="the templates">
              {() => (
                <Loaded query={earlier} what="the letter it replaces">
                  {() => null}
                </Loaded>
              )}
            </Loaded>
          )}
        </Loaded>
      </Workspace>
    )
  const stored = kept.data ?? undefined
  const from = stored ?? earlier.data?.letter
  const template = from ? templateFor(from, templates.data) : chosen
  if (!template)
    return (
      <Workspace title="Write letter" {...frame}>
        <TemplateChoice templates={templates.data} onChoose={setChosen} />
      </Workspace>
    )
  return <WithRecord {...{ patient, id, frame, template, stored, from }} />
}

type Props = WorkProps & {
  template: LetterTemplate
  stored: Stored<DocumentReference> | undefined
  from: Stored<DocumentReference> | undefined
}

/** What the template is filled in from is there before the first word is shown. */
function WithRecord({ patient, id, frame, template, stored, from }: Props) {
  const { post } = useSession()
  const readsChart = useCan('chart.read')
  const parts = workParts(id)
  const appointmentId = listOf(from?.context?.related)
    .map((one) => referenceId(one, 'Appointment'))
    .find(Boolean)
  const clinical = template.kind === 'clinical' && readsChart
  const record = useQuery(
    letterRecord({ patientId: patient.id, orgCode: post.orgCode, appointmentId, clinical }),
  )
  if (!record.data)
    return (
      <Workspace title={title} {...frame}>
        <Loaded query={record} what="what the letter is filled in from">
          {() => null}
        </Loaded>
      </Workspace>
    )
  return (
    <WriteLetter
      patient={patient}
      frame={frame}
      template={template}
      stored={stored}
      from={from}
      record={record.data}
      entryId={parts.entryId}
      replaces={parts.replaces}
    />
  )
}

/** The template it was begun with; where that is gone, one that asks for nothing. */
function templateFor(letter: DocumentReference, templates: readonly LetterTemplate[]): LetterTemplate {
  const url = templateOf(letter)?.split('|')[0]
  const found = templates.find((one) => one.url.split('|')[0] === url)
  return (
    found ?? {
      url: templateOf(letter) ?? '',
      purpose: 'free',
      kind: letter.category?.some(({ coding }) => coding?.some(({ code }) => code === 'administrative'))
        ? 'administrative'
        : 'clinical',
      title: letter.description ?? title,
      says: '',
      source: '',
      type: letter.type ?? { text: title },
      sections: [],
      to: [],
    }
  )
}
