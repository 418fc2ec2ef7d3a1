import type { ResultLine } from './model.ts'

/** The value and what the laboratory called it: words, not colour alone. */
export function ResultMark({ line: { value, mark, status } }: { line: ResultLine }) {
  const level = mark.level === 'critical' || mark.level === 'abnormal' ? mark.level : undefined
  return (
    <>
      {value && <span className={level ? `result-value ${level}` : 'result-value'}>{value}</span>}{' '}
      {mark.words && (
        <span className={level ? `badge ${level === 'critical' ? 'danger' : 'warning'}` : 'badge'}>
          {mark.words}
        </span>
      )}
      {status && <span className="badge warning">{status}</span>}
    </>
  )
}
