import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { useSession } from '#auth/session.ts'
import { letterRecord } from '#clinical/letters/letter-record.ts'
import type { PaperProps } from '#clinical/letters/LetterPaper.tsx'
import { LetterSheets } from '#clinical/letters/LetterSheets.tsx'
import { usePrinting } from '#ui/use-printing.ts'

import type { LetterLine } from './list.ts'
import { useSendingStep } from './mutations.ts'
import { papersOf } from './papers.ts'

type Props = {
  stage: 'ready' | 'printed'
  chosen: readonly LetterLine[]
  onAll: () => void
  onDone: () => void
}

/** The chosen copies in one print, and then said to be on paper; a copy to somebody who has died is never among them. */
export function BatchTools({ stage, chosen, onAll, onDone }: Props) {
  const queryClient = useQueryClient()
  const { post } = useSession()
  const printing = usePrinting()
  const step = useSendingStep()
  const [papers, setPapers] = useState<(PaperProps & { key: string })[]>([])
  const prepare = useMutation({
    mutationFn: async () => {
      // each address as the record has it now
      const sheets = await Promise.all(
        chosen.map(async ({ patientId, letter, sending }) => {
          if (!letter || !sending) return []
          const reader = await queryClient.query(
            letterRecord({ patientId, orgCode: post.orgCode, clinical: false }),
          )
          return papersOf(letter, [sending], reader)
        }),
      )
      return sheets.flat()
    },
    onSuccess: (sheets) => {
      setPapers(sheets)
      setTimeout(() => window.print())
    },
  })
  const electronic = chosen.filter(({ sending }) => sending?.by === 'electronic').length
  const error = prepare.error ?? step.error
  const sendings = chosen.flatMap(({ sending }) => sending ?? [])
  return (
    <>
      <span className="buttons">
        <button type="button" className="button small quiet" onClick={onAll}>
          Choose all
        </button>
        <button
          type="button"
          className="button small"
          disabled={chosen.length === 0 || prepare.isPending}
          onClick={() => prepare.mutate()}
        >
          {chosen.length > 0 ? `Print (${chosen.length})` : 'Print'}
        </button>
        <button
          type="button"
          className="button small"
          disabled={chosen.length === 0 || step.isPending}
          onClick={() =>
            step.mutate(
              stage === 'ready'
                ? { sendings, to: 'printed', words: 'Printed' }
                : { sendings, to: 'out', words: 'Posted' },
              { onSuccess: onDone },
            )
          }
        >
          {stage === 'ready' ? 'Mark as printed' : 'Mark as posted'}
          {chosen.length > 0 ? ` (${chosen.length})` : ''}
        </button>
      </span>
      {prepare.isSuccess && papers.length < chosen.length && (
        <p role="alert" className="notice warning">
          {chosen.length - papers.length} of the chosen copies cannot be printed: open them to see why.
        </p>
      )}
      {electronic > 0 && (
        <p className="quiet-text">
          {electronic} of them were meant to go electronically: printed, they go by post.
        </p>
      )}
      {error && (
        <p role="alert" className="notice not-saved">
          <span>
            <strong>{step.error ? 'Not saved.' : 'Not printed.'}</strong> {error.message}
          </span>
        </p>
      )}
      {printing && papers.length > 0 && <LetterSheets papers={papers} />}
    </>
  )
}
