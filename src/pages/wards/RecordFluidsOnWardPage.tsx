import { RecordFluidsDialog } from '#features/fluid-entry/RecordFluidsDialog.tsx'

import { useOverWardFluids } from './over-ward-fluids.ts'

/** Patient after patient: what is typed and not saved is asked about before the next one. */
export function Component() {
  const { patientId, close, next, toNext } = useOverWardFluids()
  return (
    <RecordFluidsDialog
      key={patientId}
      patientId={patientId}
      onClose={close}
      foot={
        next && (
          <button type="button" className="button" onClick={toNext}>
            Next: {next.bed}, {next.name}
          </button>
        )
      }
    />
  )
}
