import { useRecordNoneKnown } from './mutations.ts'

/** Only where nothing is recorded: it says that somebody asked. */
export function NoneKnownButton({ patientId }: { patientId: string }) {
  const save = useRecordNoneKnown(patientId)
  return (
    <div>
      <button
        type="button"
        className="button"
        disabled={save.isPending}
        onClick={() => save.mutate('none known')}
      >
        {save.isPending ? 'Recording…' : 'Record no known allergies'}
      </button>
      {save.error && (
        <p role="alert" className="notice">
          <span>
            <strong>Not saved.</strong> {save.error.message}
          </span>
        </p>
      )}
    </div>
  )
}
