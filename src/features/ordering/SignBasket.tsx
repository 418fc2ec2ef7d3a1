import { type UseFormReturn, useFormState, useWatch } from 'react-hook-form'

import { type PatientIdentity, identityLine } from '#clinical/patient/patient.ts'

import { type Basket, type RequestDraft, sides } from './basket.ts'

type Props = {
  patient: PatientIdentity
  count: number
  busy: boolean
  error: Error | null
  form: UseFormReturn<Basket>
  titleOf: (request: RequestDraft) => string
  onSign: () => void
}

/** Who it is for and which side, read once more (hazards H1, H13), and the one signature for everything in the basket. */
export function SignBasket({ patient, count, busy, error, form, titleOf, onSign }: Props) {
  const { errors } = useFormState({ control: form.control })
  const open = countOf(errors)
  const sided = useWatch({ control: form.control, name: 'requests' }).flatMap((request) =>
    request.side ? [{ id: request.entryId, words: `${titleOf(request)}: ${sides[request.side].label}` }] : [],
  )
  return (
    <div className="sign">
      <p className="sign-for">{identityLine(patient)}</p>
      {sided.map(({ id, words }) => (
        <p key={id}>{words}</p>
      ))}
      {!busy && open > 0 && (
        <p role="alert" className="notice not-saved">
          <span>
            <strong>Not signed.</strong> {open === 1 ? 'One answer is' : `${open} answers are`} missing: see
            the marked fields.
          </span>
        </p>
      )}
      {!busy && open === 0 && error && (
        <p role="alert" className="notice not-saved">
          <span>
            <strong>Not signed.</strong> {error.message} Everything is still in the basket.
          </span>
        </p>
      )}
      <button type="button" className="button primary" aria-disabled={busy} onClick={onSign}>
        {busy ? 'Signing…' : count === 1 ? 'Sign 1 request' : `Sign ${count} requests`}
      </button>
    </div>
  )
}

/** How many fields of a form are marked, however deep they stand. */
function countOf(errors: unknown): number {
  if (typeof errors !== 'object' || errors === null) return 0
  if ('message' in errors && typeof errors.message === 'string') return 1
  return Object.values(errors).reduce((sum: number, one) => sum + countOf(one), 0)
}
