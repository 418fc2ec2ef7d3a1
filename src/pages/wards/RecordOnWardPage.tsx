import { useLocation, useNavigate, useOutletContext, useParams } from 'react-router'

import { RecordObservationsDialog } from '#features/observation-entry/RecordObservationsDialog.tsx'
import { SavedWords } from '#features/observation-entry/SavedNotice.tsx'
import { nextAfter, type Outcome, placeWords, type Round, withOutcome } from '#features/ward-round/round.ts'
import { SkipControl } from '#features/ward-round/SkipControl.tsx'
import { paths } from '#lib/paths.ts'

import type { OverWard } from './over-ward.ts'

/** The entry dialog over the ward list; closing it goes back to the list, in a round saving goes on to the next. */
export function Component() {
  const { wardId = '', patientId = '' } = useParams()
  const { onSaved, saved, round, onRound } = useOutletContext<OverWard>()
  const navigate = useNavigate()
  const { search } = useLocation()
  const go = (pathname: string) =>
    void navigate({ pathname, search }, { replace: true, preventScrollReset: true })
  const close = () => go(paths.ward(wardId))
  const inRound = round?.order.includes(patientId) ? round : undefined

  function goOn(round: Round, outcome: Outcome) {
    const after = withOutcome(round, patientId, outcome)
    onRound(after)
    const next = nextAfter(after, patientId)
    if (next) go(paths.recordOnWard(wardId, next))
    else close()
  }

  return (
    <RecordObservationsDialog
      key={patientId}
      patientId={patientId}
      onClose={close}
      onSaved={(set) => {
        onSaved(set)
        if (inRound) goOn(inRound, { kind: 'saved' })
        else close()
      }}
      {...(inRound
        ? {
            round: {
              submit: nextAfter(inRound, patientId) ? 'Save and next' : 'Save observations',
              head: (
                <div className="round-head">
                  <strong>{`Round: ${placeWords(inRound, patientId)}`}</strong>
                  <div role="status">{saved && <SavedWords saved={saved} />}</div>
                </div>
              ),
              foot: (
                <SkipControl
                  onSkip={(reason) => {
                    onSaved(undefined)
                    goOn(inRound, { kind: 'skipped', reason })
                  }}
                />
              ),
              onKept: () => {
                onSaved(undefined)
                goOn(inRound, { kind: 'kept' })
              },
            },
          }
        : {})}
    />
  )
}
