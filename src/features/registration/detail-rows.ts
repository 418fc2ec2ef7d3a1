import type { Patient } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import { bornText, diedText, nhsNumberText, toIdentity, withheldWords } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'
import { formalName } from '#fhir/names.ts'

import { birthSexes, languages, optionsOf } from './code-lists.ts'
import { draftOf } from './draft-of.ts'
import { estimatedAge } from './to-patient.ts'

/** Who somebody is and how they are reached, in words; `Not recorded` is said where a desk would ask. */
export function detailRows(patient: Stored<Patient>): Rows {
  const identity = toIdentity(patient)
  const { nhsNumber, address, contacts, hospitalNumbers } = identity
  const details = draftOf(patient)
  const words = (list: readonly { value: string; label: string }[], code: string) =>
    list.find(({ value }) => value === code)?.label ?? code
  const died = diedText(identity)
  const withheld = identity.confidentiality === 'R' ? withheldWords : undefined
  return [
    ['Name', identity.name],
    ['Preferred name', identity.preferredName],
    ['Earlier name', earlierNames(patient)],
    ['Born', [bornText(identity), estimatedAge(patient)].filter(Boolean).join(', ')],
    ['Died', died && [died.died, died.notice].filter(Boolean).join(', ')],
    ['Gender', identity.gender],
    ['Sex at birth', birthSexes.find(([code]) => code === details.birthSex)?.[1] ?? details.birthSex],
    [
      'NHS No.',
      [nhsNumberText(nhsNumber), nhsNumber.status === 'none' ? '' : nhsNumber.remark]
        .filter(Boolean)
        .join(', '),
    ],
    [
      'Hospital number',
      hospitalNumbers.map(({ value, at }) => (at ? `${value} (${at})` : value)).join(', ') || 'Not recorded',
    ],
    ['Address', address === 'withheld' ? withheldWords : address.join(', ') || 'Not recorded'],
    [
      'Phone and email',
      contacts === 'withheld'
        ? withheldWords
        : contacts.map(({ label, value }) => `${label} ${value}`).join(', ') || 'Not recorded',
    ],
    ['GP practice', details.practice.replace(/^\S+ ?/, '') || (withheld ?? 'Not recorded')],
    ['GP', details.gp.replace(/^\S+ ?/, '')],
    [
      'Next of kin',
      [details.kinName, details.kinRelation, details.kinPhone].filter(Boolean).join(', ') ||
        (withheld ?? 'Not recorded'),
    ],
    ['Marital status', words(optionsOf('PersonMaritalStatusEngland'), details.marital)],
    ['Residential status', words(optionsOf('ResidentialStatus'), details.residential)],
    ['Ethnic category', words(optionsOf('EthnicCategoryEngland'), details.ethnicity) || 'Not asked'],
    [
      'Language',
      languages.find(([code]) => code === details.language)?.[1] ?? (details.language || 'Not asked'),
    ],
    ['Interpreter', interpreterWords[details.interpreter]],
  ]
}

const interpreterWords = { yes: 'Needed', no: 'Not needed', '': 'Not asked' }

const earlierNames = ({ name }: Patient) =>
  listOf(name)
    .filter(({ use }) => use === 'old' || use === 'maiden')
    .map((one) => formalName([one]))
    .join(', ')
