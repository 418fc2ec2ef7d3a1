import { useState } from 'react'
import { useLocation, useNavigate } from 'react-router'

import { queryWords } from '#features/patient-search/query-words.ts'
import { RegisterDialog } from '#features/registration/RegisterDialog.tsx'
import { UnknownPatientDialog } from '#features/registration/UnknownPatientDialog.tsx'
import { paths } from '#lib/paths.ts'

import { soughtIn } from './sought.ts'

/** Over the search: what was looked for and not found is filled in. */
export function Component() {
  const navigate = useNavigate()
  const { state } = useLocation() as { state: unknown }
  const [isUnknown, setUnknown] = useState(false)
  const [known] = useState(() => fieldsOf(soughtIn(state)))
  const ways = {
    onClose: () => void navigate(paths.patients(), { state }),
    onRegistered: (id: string) => void navigate(paths.chart(id, 'summary')),
  }
  return isUnknown ? (
    <UnknownPatientDialog {...ways} />
  ) : (
    <RegisterDialog known={known} onUnknown={() => setUnknown(true)} {...ways} />
  )
}

/** `ashworth doreen 14/07/1945`: people search by family name first. */
function fieldsOf(sought: string) {
  const { names, nhsNumber, born } = queryWords(sought)
  const [family = '', ...given] = names.map(capital)
  const [day] = born
  return {
    family,
    given: given.join(' '),
    nhsNumber: nhsNumber?.digits ?? '',
    born: day && born.length === 1 && day.from === day.to ? day.from : '',
  }
}

const capital = (name: string) => name.charAt(0).toLocaleUpperCase('en-GB') + name.slice(1)
