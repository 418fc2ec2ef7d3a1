import type { ResultLine } from './result-line.ts'

/** Organisms across, antibiotics down. */
export type Antibiogram = {
  organisms: { id: string; name: string }[]
  antibiotics: { name: string; cells: (ResultLine | undefined)[] }[]
}

const isTested = ({ susceptibility }: ResultLine) => susceptibility !== undefined

/** The organisms of a report, however deep they stand: what has antibiotics among its parts. */
const organismsIn = (lines: readonly ResultLine[]): ResultLine[] =>
  lines.flatMap((line) => [...(line.parts.some(isTested) ? [line] : []), ...organismsIn(line.parts)])

/** Undefined when no antibiotic was tested. */
export function antibiogramOf(lines: readonly ResultLine[]): Antibiogram | undefined {
  const organisms = organismsIn(lines)
  if (organisms.length === 0) return undefined
  const names = [
    ...new Set(organisms.flatMap(({ parts }) => parts.filter(isTested).map(({ name }) => name))),
  ].toSorted((one, other) => one.localeCompare(other, 'en-GB'))
  return {
    organisms: organisms.map((line) => ({ id: line.id, name: organismName(line) })),
    antibiotics: names.map((name) => ({
      name,
      cells: organisms.map(({ parts }) => parts.find((part) => isTested(part) && part.name === name)),
    })),
  }
}

/** `Organism identified: Escherichia coli` names it in its value; some laboratories name it in the code. */
const organismName = ({ name, value }: ResultLine) =>
  value && /organism|culture|isolate|bacteria|identified|growth/i.test(name) ? value : name

/** The lines without what the antibiogram shows. */
export const withoutAntibiotics = (lines: readonly ResultLine[]): ResultLine[] =>
  lines.map((line) => ({
    ...line,
    parts: withoutAntibiotics(line.parts.filter((part) => !isTested(part))),
  }))

/** `MIC 0.25 mg/L`, when the number was sent beside the word. */
export const measuredWords = ({ value, number }: ResultLine): string | undefined =>
  number === undefined ? undefined : value
