import { bestFound } from '#departments/ophthalmology/eye/best-found.ts'
import { sectionNames, sectionTitle } from '#departments/ophthalmology/examination/values.ts'
import { type Eye, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { type Finding, lastFinding } from '#departments/ophthalmology/eye/finding.ts'
import { aboveTarget } from '#departments/ophthalmology/eye/grades.ts'
import { formatDate, formatTime } from '#fhir/dates.ts'
import { Panel } from '#ui/Panel.tsx'

/** Said of every eye, also when nobody has looked */
const always = new Set(['acuity', 'pressure', 'target', 'oct', 'field'])

type Props = {
  findings: readonly Finding[]
  eye: Eye
  /** When the next injection is due */ due: string | undefined
}

/** The last that was found of each part of one eye, each with its day. */
export function Latest({ findings, eye, due }: Props) {
  const rows = sectionNames.flatMap((name) => {
    const found = lastFinding(findings, sectionTitle(name), eye)
    return found.length > 0 || always.has(name) ? [{ name, found }] : []
  })
  const target = lastFinding(findings, sectionTitle('target'), eye).at(-1)?.observation.valueQuantity?.value
  const missing = lastFinding(findings, sectionTitle('acuity'), eye).find(
    ({ words }) => words.text === 'Eye missing',
  )
  return (
    <Panel title={eyeWords[eye]} {...(due ? { note: `Next injection due ${formatDate(due)}` } : {})}>
      {missing && (
        <p className="notice warning">
          <span>
            <strong>Eye missing</strong>, as said on {formatDate(missing.when)}. What was found before stands
            with its day.
          </span>
        </p>
      )}
      <dl className="fact-grid">
        {rows.map(({ name, found }) => (
          <div key={name} className={found.length > 1 && name.endsWith('Drawing') ? 'wide' : undefined}>
            <dt>{sectionTitle(name)}</dt>
            <dd>
              <Found
                name={name}
                found={found}
                {...(name === 'pressure' && target !== undefined ? { target } : {})}
              />
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}

type FoundProps = { name: string; found: readonly Finding[]; target?: number }

function Found({ name, found, target }: FoundProps) {
  const last = found.at(-1)
  if (!last) return 'Not recorded'
  if (name.endsWith('Drawing'))
    return <Said text={found.map(({ words }) => words.text).join('; ')} beside={[formatDate(last.when)]} />
  const shown = (name === 'acuity' && found.find(({ id }) => id === bestFound(found))) || last
  const { text, how, also } = shown.words
  return (
    <Said
      text={text}
      beside={[
        formatDate(shown.when),
        name === 'acuity' && found.length > 1 ? `best of ${found.length}` : '',
        name === 'pressure' ? peakWords(found) : '',
        aboveTarget(peakOf(found), target) ?? '',
        how ?? '',
        ...also,
      ]}
    />
  )
}

/** Stands out, in words */
const isUrgent = (words: string) => /^(Urgent|Above the target)/.test(words)

const Said = ({ text, beside }: { text: string; beside: readonly string[] }) => (
  <>
    {text}{' '}
    {beside.filter(isUrgent).map((one) => (
      <span key={one} className="badge danger">
        {one}
      </span>
    ))}
    <span className="second-line">{beside.filter((one) => one && !isUrgent(one)).join(' · ')}</span>
  </>
)

/** Of several pressures of one day, the highest, which decides. */
const highest = (found: readonly Finding[]) =>
  found.toSorted(
    (one, other) =>
      (other.observation.valueQuantity?.value ?? 0) - (one.observation.valueQuantity?.value ?? 0),
  )[0]

const peakOf = (found: readonly Finding[]) => highest(found)?.observation.valueQuantity?.value

function peakWords(found: readonly Finding[]): string {
  const peak = highest(found)
  return found.length > 1 && peak ? `peak ${peak.words.text} at ${formatTime(peak.when)}` : ''
}
