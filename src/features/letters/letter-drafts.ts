import type { DocumentReference } from 'fhir/r4'

import { copiesIn } from '#clinical/letters/copies.ts'
import { sectionsIn } from '#clinical/letters/letter-html.ts'
import { handedTo, htmlOf } from '#clinical/letters/letter.ts'
import type { DraftKind } from '#clinical/writing/use-drafts.ts'

export const letterDrafts: DraftKind<DocumentReference> = {
  type: 'DocumentReference',
  wordsOf: (letter) =>
    JSON.stringify([
      letter.status,
      letter.docStatus,
      letter.description,
      sectionsIn(htmlOf(letter)),
      copiesIn(letter.extension),
      handedTo(letter)?.display,
    ]),
  key: (patientId) => ['patient', patientId, 'documents'],
}
