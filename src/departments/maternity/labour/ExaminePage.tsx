import { OverLabour } from './OverLabour.tsx'
import { RecordForm } from './RecordForm.tsx'

const keys = [
  'cervix',
  'effacement',
  'station',
  'descent',
  'position',
  'presentation',
  'membranes',
  'liquor',
  'moulding',
  'caput',
] as const

/** What a vaginal examination finds. */
export const Component = () => (
  <OverLabour title="Vaginal examination">
    {(parts) => <RecordForm {...parts} title="Vaginal examination" submit="Save examination" keys={keys} />}
  </OverLabour>
)
