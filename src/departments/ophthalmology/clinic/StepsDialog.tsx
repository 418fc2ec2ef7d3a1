import { useQuery } from '@tanstack/react-query'

import { ActionButton } from '#auth/ActionButton.tsx'
import { identityLine } from '#clinical/patient/patient.ts'
import { Dialog } from '#ui/Dialog.tsx'

import { saidOf } from './BoardRow.tsx'
import type { BoardStep, StepState, Visit } from './board.ts'
import type { Mark } from './marking.ts'
import { leaving, pathways, type Step } from './pathways.ts'
import type { useMarking } from './use-marking.ts'

type Props = { visit: Visit; marking: ReturnType<typeof useMarking>; onClose: () => void }

/** What can be said of a step that stands so. */
const marksAt: Record<StepState, readonly Mark[]> = {
  'to do': ['begin', 'done', 'not needed'],
  'in progress': ['done', 'take back'],
  done: ['take back'],
  'not needed': ['take back'],
}
/** Nobody begins to go home. */
const marksOf = ({ code, state }: BoardStep): readonly Mark[] =>
  code === leaving.code && state === 'to do' ? ['done'] : marksAt[state]
const words: Record<Mark, string> = {
  begin: 'Begin',
  done: 'Done',
  'not needed': 'Not needed',
  'take back': 'Take back',
}

/** Every step of one patient, also out of its turn: begun, done, not needed, taken back; and one more that today needs. */
export function StepsDialog({ visit, marking, onClose }: Props) {
  const { data: all = [] } = useQuery(pathways)
  const others = [
    ...new Map(
      all
        .flatMap(({ steps }) => steps)
        .filter(({ code }) => visit.steps.every((one) => one.code !== code))
        .map((step): [string, Step] => [step.code, step]),
    ).values(),
  ]
  const button = (step: BoardStep, mark: Mark, label: string) => (
    <ActionButton
      key={`${step.code} ${mark}`}
      may="ophthalmology:board"
      className="button small"
      aria-label={label.startsWith('Add') ? label : `${label}: ${step.title}`}
      aria-disabled={marking.isPending}
      onClick={() => {
        if (!marking.isPending) marking.mutate({ visit, step, mark })
      }}
    >
      {label}
    </ActionButton>
  )
  return (
    <Dialog title="Steps of this visit" onClose={onClose} width="wide">
      <div className="dialog-body stack">
        <p>
          <strong>{visit.patient ? identityLine(visit.patient) : 'Patient not shown'}</strong>
        </p>
        {marking.error && (
          <p role="alert" className="notice not-saved">
            <span>
              <strong>Not saved.</strong> {marking.error.message}
            </span>
          </p>
        )}
        <ul className="lines">
          {visit.steps.map((step) => (
            <li key={step.code} className="board-step-line">
              <span>
                {step.title}
                <span className="second-line">{saidOf(step)}</span>
              </span>
              <span className="buttons">{marksOf(step).map((mark) => button(step, mark, words[mark]))}</span>
            </li>
          ))}
        </ul>
        {others.length > 0 && (
          <div className="buttons">
            {others.map((step) =>
              button(
                { ...step, state: 'to do', by: undefined, at: undefined, task: undefined },
                'take back',
                `Add ${step.title.toLowerCase()}`,
              ),
            )}
          </div>
        )}
      </div>
      <div className="dialog-foot">
        <button type="button" className="button" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  )
}
