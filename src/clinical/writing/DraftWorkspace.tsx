import './draft-workspace.css'

import type { ReactNode } from 'react'
import { type FieldValues, FormProvider, type UseFormReturn } from 'react-hook-form'

import { Workspace } from '#ui/Workspace.tsx'

import { ChangedSince } from './ChangedSince.tsx'
import { DiscardDraft } from './DiscardDraft.tsx'
import type { Draft } from './draft-keeper.ts'
import { DraftRefused, DraftStatus } from './DraftStatus.tsx'
import type { Drafts } from './use-drafts.ts'
import type { WorkProps } from './work.ts'

type Props<D extends Draft, Values extends FieldValues> = {
  title: string
  drafts: Drafts<D>
  form: UseFormReturn<Values>
  frame: WorkProps['frame']
  foot: ReactNode
  /** Stands where the refusal would: another window was first */
  conflict: ReactNode
  /** On its way to be signed: nothing in it can be written */
  busy?: boolean
  children: ReactNode
  /** Stands over it */
  dialog?: ReactNode
}

/** A draft beside the chart: it saves itself, says how far that has got, and is never left with words that are not saved. */
export function DraftWorkspace<D extends Draft, Values extends FieldValues>(props: Props<D, Values>) {
  const { title, drafts, form, frame, foot, conflict, busy = false, children, dialog } = props
  const { state, stored, unsaved, isUnsaved, flush } = drafts
  const keptAt = stored
    .map(({ meta }) => meta?.lastUpdated ?? '')
    .toSorted()
    .at(-1)
  return (
    <Workspace
      title={title}
      status={<DraftStatus state={state} keptAt={keptAt} />}
      unsaved={unsaved}
      onClose={frame.onClose}
      loses={(leaving) => isUnsaved() && frame.loses(leaving)}
      foot={
        <>
          {foot}
          {drafts.keeper.kept().length > 0 && !busy && (
            <DiscardDraft drafts={drafts} onDiscarded={frame.onClose} />
          )}
        </>
      }
    >
      <FormProvider {...form}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a field that is left is saved at once */}
        <form
          className="draft-form"
          onSubmit={(event) => event.preventDefault()}
          onBlur={flush}
          inert={busy}
          noValidate
        >
          {conflict || <DraftRefused state={state} onAgain={flush} />}
          <ChangedSince patientId={drafts.patientId} stored={stored} />
          {children}
        </form>
      </FormProvider>
      {dialog}
    </Workspace>
  )
}
