import type { ResultLine } from './result-line.ts'
import type { Mark } from './value.ts'

const symbols: Record<string, string> = {
  'Critically high': '↑↑',
  'Significantly high': '↑↑',
  High: '↑',
  'Above scale': '↑',
  'Critically low': '↓↓',
  'Significantly low': '↓↓',
  Low: '↓',
  'Below scale': '↓',
  'Critically abnormal': '!!',
  Abnormal: '!',
}

export const markSymbol = ({ words }: Mark) => symbols[words] ?? '!'

/** What the laboratory called it: by a sign, a colour and a word, never by one of them alone (hazard H19). */
export function ResultMark({ line: { value, mark, status } }: { line: ResultLine }) {
  const level = mark.level === 'critical' || mark.level === 'abnormal' ? mark.level : undefined
  return (
    <>
      {value && <span className={level ? `result-value ${level}` : 'result-value'}>{value}</span>}{' '}
      {mark.words && mark.words !== value && (
        <span className={level ? `badge ${level === 'critical' ? 'danger' : 'warning'}` : 'badge'}>
          {symbols[mark.words] && <span aria-hidden="true">{symbols[mark.words]} </span>}
          {mark.words}
        </span>
      )}{' '}
      {status && <span className="badge warning">{status}</span>}
    </>
  )
}
