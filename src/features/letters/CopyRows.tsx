import { type Sending, sendingWords } from '#clinical/letters/sending.ts'
import { ways } from '#clinical/letters/copies.ts'
import type { People } from '#clinical/letters/people.ts'

import { type SendingStep, useSendingStep } from './mutations.ts'

type Props = {
  sendings: readonly Sending[]
  people: People
  mayPrint: boolean
  onPrint: (sending: Sending) => void
}

/** Each copy and what somebody has done with it: a printer and a post room tell nobody, so people do. */
export function CopyRows({ sendings, people, mayPrint, onPrint }: Props) {
  const step = useSendingStep()
  const say = (sending: Sending, to: SendingStep['to'], words: string) =>
    step.mutate({ sendings: [sending], to, words })
  return (
    <>
      {step.error && (
        <p role="alert" className="notice not-saved">
          <span>
            <strong>Not saved.</strong> {step.error.message}
          </span>
        </p>
      )}
      <ul className="lines" aria-label="Copies">
        {sendings.map((one) => {
          const name = one.who === 'patient' ? people.patient.name : one.to
          const died = one.who === 'patient' && people.died
          return (
            <li key={one.id} className="copy-row">
              <p>
                <strong>{name}</strong> {one.by ? ways[one.by].words.toLowerCase() : 'Way not recorded'}{' '}
                <span className={one.state === 'out' ? 'badge success' : 'badge'}>{sendingWords(one)}</span>
                {died && <span className="badge danger">This patient has died: not to be sent</span>}
                {one.said && <span className="second-line">{one.said}</span>}
              </p>
              {mayPrint && !died && one.state !== 'stopped' && (
                <Steps sending={one} name={name} busy={step.isPending} onPrint={onPrint} say={say} />
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

type StepsProps = {
  sending: Sending
  name: string
  busy: boolean
  onPrint: Props['onPrint']
  say: (sending: Sending, to: SendingStep['to'], words: string) => void
}

function Steps({ sending, name, busy, onPrint, say }: StepsProps) {
  const { state, by } = sending
  const out = by === 'hand' ? 'Handed over' : by === 'electronic' ? 'Sent by other means' : 'Posted'
  const button = (words: string, onClick: () => void) => (
    <button
      type="button"
      className="button small"
      aria-label={`${words}: ${name}`}
      disabled={busy}
      onClick={onClick}
    >
      {words}
    </button>
  )
  return (
    <span className="buttons">
      {button(state === 'ready' ? 'Print' : 'Print again', () => onPrint(sending))}
      {state === 'ready' && button('Mark as printed', () => say(sending, 'printed', 'Printed'))}
      {(state === 'printed' || (state === 'ready' && by === 'electronic')) &&
        button(out, () => say(sending, 'out', out))}
      {(state === 'printed' || state === 'out') &&
        button('Not delivered', () => say(sending, 'failed', 'Came back, or did not arrive'))}
    </span>
  )
}
