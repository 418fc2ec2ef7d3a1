import { OverLabour } from './OverLabour.tsx'
import { RecordForm } from './RecordForm.tsx'

const keys = [
  'contractions',
  'duration',
  'strength',
  'fhr',
  'liquor',
  'pulse',
  'bp',
  'temp',
  'rr',
  'spo2',
  'acvpu',
  'pain',
  'urine',
  'protein',
  'ketones',
  'descent',
] as const

/** Whatever was looked at just now, in one go: a field that stays empty says nothing. */
export const Component = () => (
  <OverLabour title="Record in labour">
    {(parts) => <RecordForm {...parts} title="Record in labour" submit="Save in labour" keys={keys} />}
  </OverLabour>
)
