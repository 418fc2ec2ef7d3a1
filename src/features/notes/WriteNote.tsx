import { useQuery } from '@tanstack/react-query'
import type { Composition } from 'fhir/r4'
import { useEffect } from 'react'
import { FormProvider, useForm } from 'react-hook-form'

import { useSession } from '#auth/session.ts'
import { toDraft } from '#clinical/draft-composition.ts'
import { DraftRefused, DraftStatus } from '#clinical/DraftStatus.tsx'
import { currentVisits } from '#clinical/encounter.ts'
import { recordHeadings } from '#clinical/record-headings.ts'
import { useDraft } from '#clinical/use-draft.ts'
import type { WorkProps } from '#clinical/work.ts'
import { toWriting, type Writing } from '#clinical/writing.ts'
import type { Stored } from '#fhir/client.ts'
import { TextField } from '#ui/fields.tsx'
import { Workspace } from '#ui/Workspace.tsx'

import type { Template } from './templates.ts'

type Props = Pick<WorkProps, 'patient' | 'frame'> & {
  entryId: string
  template: Template
  stored: Stored<Composition> | undefined
}

export function WriteNote({ patient, entryId, template, stored, frame }: Props) {
  const session = useSession()
  const visits = useQuery(currentVisits(patient.id))
  const form = useForm<Writing>({
    defaultValues: toWriting(stored ?? { title: template.title }, template.headings),
  })
  const { autosave, state, unsaved } = useDraft({ patientId: patient.id, entryId, stored })
  const encounterId = visits.data?.entries[0]?.id
  useEffect(() => {
    const about = { patientId: patient.id, encounterId, entryId, type: template.type, session }
    return form.subscribe({
      formState: { values: true },
      callback: ({ values }) => autosave.typed(toDraft(values, about, new Date())),
    })
  }, [form, autosave, patient.id, encounterId, entryId, template, session])
  const flush = () => void autosave.flush().catch(() => undefined)
  const { sections } = form.getValues()
  return (
    <Workspace title={template.title} status={<DraftStatus state={state} />} unsaved={unsaved} {...frame}>
      <FormProvider {...form}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a field that is left is saved at once */}
        <form className="note-form" onSubmit={(event) => event.preventDefault()} onBlur={flush} noValidate>
          <DraftRefused state={state} onAgain={flush} />
          {sections.map(({ heading }, index) => (
            <TextField
              key={heading}
              name={`sections.${index}.words`}
              label={recordHeadings[heading]}
              multiline
              rows={2}
            />
          ))}
        </form>
      </FormProvider>
    </Workspace>
  )
}
