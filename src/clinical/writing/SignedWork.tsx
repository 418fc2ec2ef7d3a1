import { type ReactNode, useEffect, useState } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'

import { newEntryId } from '#clinical/acts/recorded-by.ts'
import { SignDialog } from '#clinical/acts/SignDialog.tsx'
import { identityLine } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'
import { Workspace } from '#ui/Workspace.tsx'

import { DraftConflict } from './DraftConflict.tsx'
import type { Draft } from './draft-keeper.ts'
import { DraftWorkspace } from './DraftWorkspace.tsx'
import type { Drafts } from './use-drafts.ts'
import { useOpenWork, type WorkProps } from './work.ts'

type Props<D extends Draft, Values extends FieldValues> = Pick<WorkProps, 'patient' | 'frame'> & {
  title: string
  /** Its kind in the address */
  kind: string
  entryId: string
  drafts: Drafts<D>
  form: UseFormReturn<Values>
  /** `base`: as the record keeps it already */
  compose: (values: Values, entryId: string, base?: Stored<D>) => D
  read: (draft: Stored<D>) => Values
  /** What is signed, or has been written elsewhere, whole */
  show: (draft: Stored<D>) => ReactNode
  /** Asked before signing; what is missing is told among the children */
  isReady: (values: Values) => boolean
  sign: {
    mutateAsync: (draft: Stored<D>) => Promise<unknown>
    isPending: boolean
    error: Error | null
    reset: () => void
  }
  /** "Sign note"; undefined: this role signs nothing of this kind */
  signTitle: string | undefined
  /** Under what is signed: what a signature means */
  signNote: ReactNode
  /** What stands here once it is signed */
  signed: (draft: Stored<D>) => ReactNode
  /** More buttons; `save`: the draft as the record keeps it, begun now when it was not */
  foot?: (save: () => Promise<Stored<D> | undefined>) => ReactNode
  children: ReactNode
}

/** Something that is written beside the chart, saves itself, and ends by being signed or discarded. */
export function SignedWork<D extends Draft, Values extends FieldValues>(props: Props<D, Values>) {
  const { title, kind, entryId, patient, frame, drafts, form, compose, read, show, isReady } = props
  const { sign, signTitle, signNote, signed, foot, children } = props
  const { keeper, autosave, flush } = drafts
  const openWork = useOpenWork()
  const [step, setStep] = useState<'writing' | 'signing' | 'signed'>('writing')
  const written = (values: Values, id = entryId) => ({
    entryIds: [id],
    compose: (_: string, base?: Stored<D>) => compose(values, id, base),
  })
  useEffect(() =>
    form.subscribe({
      formState: { values: true },
      callback: ({ values }) => autosave.typed(written(values)),
    }),
  )

  async function save() {
    // what was filled in and not changed by anybody is a draft of its own now
    if (keeper.kept().length === 0) autosave.typed(written(form.getValues()))
    await autosave.flush()
    return keeper.kept()[0]
  }
  async function toSigning() {
    if (isReady(form.getValues()) && (await save())) setStep('signing')
  }
  async function goOnAsNew() {
    // what is on its way must not arrive after this
    await autosave.flush().catch(() => undefined)
    const id = newEntryId()
    const another = written(form.getValues(), id)
    keeper.over([])
    await keeper.write(another.entryIds, another.compose)
    autosave.settle()
    openWork({ kind, id })
  }

  function settle(theirs: Stored<D>) {
    keeper.over([theirs])
    sign.reset()
    setStep('writing')
  }

  const [kept] = keeper.kept()
  const [theirs] = drafts.elsewhere(sign.error) ?? []
  if (step === 'signed' && kept)
    return (
      <Workspace
        title={title}
        {...frame}
        foot={
          <button type="button" className="button primary" onClick={frame.onClose}>
            Close
          </button>
        }
      >
        {signed(kept)}
      </Workspace>
    )
  return (
    <DraftWorkspace
      title={title}
      drafts={drafts}
      form={form}
      frame={frame}
      foot={
        <>
          {signTitle && (
            <button
              type="button"
              className="button primary"
              onClick={() => void toSigning().catch(() => undefined)}
            >
              Sign…
            </button>
          )}
          {foot?.(save)}
        </>
      }
      conflict={
        theirs && (
          <DraftConflict
            theirs={theirs}
            show={show}
            onKeepMine={(seen) => {
              settle(seen)
              autosave.typed(written(form.getValues()))
              flush()
            }}
            onTakeTheirs={(seen) => {
              settle(seen)
              form.reset(read(seen))
              autosave.settle()
            }}
            onNew={() => void goOnAsNew().catch(() => undefined)}
          />
        )
      }
      dialog={
        step === 'signing' &&
        signTitle &&
        kept &&
        !theirs && (
          <SignDialog
            title={signTitle}
            submitting={`${signTitle.replace('Sign', 'Signing').split(',')[0]}…`}
            patientLine={identityLine(patient)}
            save={{
              mutateAsync: () => sign.mutateAsync(kept),
              isPending: sign.isPending,
              error: sign.error,
            }}
            onClose={() => setStep('writing')}
            onSigned={() => setStep('signed')}
          >
            <div className="note-words">{show(kept)}</div>
            {signNote}
          </SignDialog>
        )
      }
    >
      {children}
    </DraftWorkspace>
  )
}
