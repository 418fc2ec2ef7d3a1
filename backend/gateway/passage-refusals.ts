import { type Limit, referralCategory } from '../../src/auth/limits.ts'
import { refusal } from './outcome.ts'

/** What a request is told that goes no further for a reason of its own. */

export const onlyForPeople = () => refusal(403, 'forbidden', 'Only people look at charts.')

const outsides: Record<Limit, string> = {
  referral: `Your role only opens requests of the category "${referralCategory.display}".`,
  'access needs': 'Your role only opens flags that are reasonable adjustments.',
  'consent to contact': 'Your role only opens consent to be contacted.',
  administration: 'Your role only opens what is said of the patient’s administration.',
  'the places of a clinic': 'Your role does not allow overbooking a clinic.',
  'the first tasks of a stay': 'Your role only asks for what a stay begins with.',
  'administrative letter': 'Your role only opens letters of administration.',
  'a newborn': 'Your role registers newborn children alone.',
}
export const outsideOf = (limit: Limit) => refusal(403, 'forbidden', outsides[limit])

export const keptBack = () =>
  refusal(
    403,
    'suppressed',
    'This is a sensitive record: its addresses, telephone numbers, GP and contacts are not changed by those who do not see them.',
  )

export const notAResource = () => refusal(400, 'structure', 'The body is not a FHIR resource.')
