import type { Extension } from 'fhir/r4'

import { ours } from './shapes.ts'

const shift = (name: string, starts: string): Extension => ({
  url: 'shift',
  extension: [
    { url: 'name', valueString: name },
    { url: 'starts', valueTime: starts },
  ],
})

/** When the shifts of a trust begin: on its Organization, for it differs from trust to trust. */
export const shiftPattern: Extension = {
  url: `${ours}/StructureDefinition/shift-pattern`,
  extension: [
    shift('Day', '07:00:00'),
    shift('Night', '19:00:00'),
    { url: 'source', valueString: 'Usual twelve-hour shifts; not confirmed by the trust.' },
  ],
}
