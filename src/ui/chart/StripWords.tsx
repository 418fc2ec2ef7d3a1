import { across, up, width } from './scale.ts'
import { isDrawn, type Span, type Strip } from './strip.ts'

/** What a picture that is stretched to the page cannot hold: words and signs at their points, and bars with their names. */
export function StripWords({ strip: { points, scale }, span }: { strip: Strip; span: Span }) {
  return (
    <span aria-hidden="true">
      {points.filter(isDrawn).map(({ at, until, value, word }, index) => {
        const from = across(at, span) / (width / 100)
        // two things of one moment have nothing of their own but their order
        const key = `${at} ${index}`
        if (until !== undefined) {
          const [start, end] = [Math.max(0, from), Math.min(100, across(until, span) / (width / 100))]
          if (end < 0 || start > 100) return null
          return (
            <span
              key={key}
              className="chart-bar"
              style={{ insetInlineStart: `${start}%`, width: `${Math.max(0.5, end - start)}%` }}
            >
              {word}
            </span>
          )
        }
        if (!word || from < 0 || from > 100) return null
        return (
          <span
            key={key}
            className={`chart-word ${placeOf(word, from)}`}
            style={{ insetInlineStart: `${from}%`, top: `${up(value, scale)}%` }}
          >
            {word}
          </span>
        )
      })}
    </span>
  )
}

/** A sign stands on its point; words stand beside it, where there is room. */
const placeOf = (word: string, from: number) =>
  word.length < 3 ? '' : from > 50 ? 'chart-word-before' : 'chart-word-after'
