import type { Observation } from 'fhir/r4'

import { toLine } from '#clinical/results/result-line.ts'
import { ResultLines } from '#clinical/results/ResultLines.tsx'
import { memberIn, topOf } from '#departments/pathology/work/nested.ts'

import type { EarlierValues } from './previous.ts'

type Props = { caption: string; values: readonly Observation[]; earlier: EarlierValues }

/** Values as every chart shows them, each with the one before it. */
export function ValuesShown({ caption, values, earlier }: Props) {
  if (values.length === 0) return <p>No results have been entered.</p>
  return (
    <ResultLines
      caption={caption}
      lines={topOf(values).map((one) => toLine(one, memberIn(values)))}
      earlier={(line) =>
        earlier.lines.find(
          (one) =>
            one.number !== undefined &&
            one.unit === line.unit &&
            one.codes.some((code) => line.codes.includes(code)),
        )
      }
    />
  )
}
