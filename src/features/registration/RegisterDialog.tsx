import './registration.css'

import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { type Control, useForm, useWatch } from 'react-hook-form'
import { Link } from 'react-router'

import { paths } from '#lib/paths.ts'
import { useDebounced } from '#lib/use-debounced.ts'
import { CheckField } from '#ui/CheckField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { ContactFields, IdentityFields } from './DetailsFields.tsx'
import { emptyDetails } from './draft-of.ts'
import { type RegistrationDraft, registrationDraft } from './draft.ts'
import { matchesOf, type Sought } from './matches.ts'
import { AlreadyRegistered, useRegister } from './mutations.ts'
import { PossibleMatches } from './PossibleMatches.tsx'
import { candidatesFor, searchesFor } from './queries.ts'

type Props = {
  /** What was looked for before, and not found */
  known: Partial<RegistrationDraft>
  onUnknown: () => void
  onClose: () => void
  onRegistered: (patientId: string) => void
}

/** A new patient: the record is searched for the same person while one writes, and nobody is registered over it in silence. */
export function RegisterDialog({ known, onUnknown, onClose, onRegistered }: Props) {
  const form = useForm({
    resolver: zodResolver(registrationDraft),
    defaultValues: { ...emptyDetails, ...known, decided: false },
  })
  const { sought, enough, query } = useCandidates(form.control)
  const alike = enough && query.data ? matchesOf(sought, query.data.patients) : undefined
  const mustDecide = enough && (alike === undefined || alike.length > 0 || !query.data?.complete)
  const register = useRegister(mustDecide)
  const there = register.error instanceof AlreadyRegistered ? register.error.patientId : undefined
  return (
    <FormDialog
      title="Register patient"
      submit="Register patient"
      submitting="Registering patient…"
      width="wide"
      form={form}
      save={register}
      onClose={onClose}
      onSaved={onRegistered}
    >
      <div className="registration">
        <div className="fields">
          <p className="wide">
            <button type="button" className="button small" onClick={onUnknown}>
              Patient cannot say who they are
            </button>
          </p>
          <IdentityFields />
        </div>
        <div className="stack beside">
          <PossibleMatches sought={sought} enough={enough} query={query} />
          {there && (
            <p className="notice warning">
              <Link to={paths.chart(there, 'summary')}>Open the record that is there</Link>
            </p>
          )}
          {mustDecide && (
            <CheckField
              name="decided"
              label={
                alike === undefined
                  ? 'Register without having compared: the search has not answered'
                  : 'None of these is this person'
              }
            />
          )}
        </div>
        <div className="fields">
          <ContactFields />
        </div>
      </div>
    </FormDialog>
  )
}

function useCandidates(control: Control<RegistrationDraft, unknown, RegistrationDraft>) {
  const [family, given, born, nhsNumber, postcode, gender] = useWatch({
    control,
    name: ['family', 'given', 'born', 'nhsNumber', 'postcode', 'gender'],
  })
  const sought: Sought = { family, given, born, nhsNumber, postcode, gender }
  const settled = useDebounced(JSON.stringify(searchesFor(sought)), 250)
  const enough = searchesFor(sought).length > 0
  // What was searched for is what is in the fields: an answer to other words is never shown beside these.
  const isSettled = settled === JSON.stringify(searchesFor(sought))
  const query = useQuery({ ...candidatesFor(sought), enabled: enough && isSettled })
  return { sought, enough, query }
}
