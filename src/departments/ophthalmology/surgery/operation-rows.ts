import type { Procedure } from 'fhir/r4'

import type { Rows } from '#clinical/entries/versions.ts'
import { eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { complicationWords, toOperation } from './operation.ts'

/** What one version of an operation says. */
export function operationRows(resource: Stored<Procedure>): Rows {
  const note = toOperation(resource, [])
  return [
    ['Operation', note.what],
    ['Eye', note.eye ? eyeWords[note.eye] : 'Not recorded'],
    ['When', formatDateTime(note.when)],
    ['Surgeon', [note.surgeon, note.grade].filter(Boolean).join(', ')],
    ['Anaesthetic', note.anaesthesia],
    ['Incision', note.incision],
    ['Steps', note.steps.join(', ')],
    ['Lens', resource.focalDevice?.[0]?.manipulated.display],
    ['Complications', complicationWords(note)],
    ['Afterwards', note.after.join('. ')],
    ['Notes', note.notes.join('\n')],
  ]
}
