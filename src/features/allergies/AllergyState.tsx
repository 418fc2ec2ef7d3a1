import { EntrySource } from '#clinical/entries/EntrySource.tsx'

import { type AllergyList, isHidden } from './model.ts'

/** Everything but the entries themselves: nobody asked, none known, in conflict, not whole. */
export function AllergyState({ list }: { list: AllergyList }) {
  switch (list.status) {
    case 'not recorded':
      return isHidden(list) ? (
        <p className="notice warning">
          What is recorded here cannot be shown to you. Do not take it for “no allergies”.
        </p>
      ) : (
        <p>
          <strong>Not recorded.</strong> Nobody has recorded an answer: ask the patient.
        </p>
      )
    case 'none known':
      return (
        <p>
          <strong>{list.drugsOnly ? 'No known allergies (drugs only)' : 'No known allergies'}</strong>
          <EntrySource source={list.saidBy} />
        </p>
      )
    case 'known':
      return list.negations.length > 0 ? (
        <p className="notice warning">
          The record also says “no known allergy”. Review “no known allergy” entry.
        </p>
      ) : null
  }
}
