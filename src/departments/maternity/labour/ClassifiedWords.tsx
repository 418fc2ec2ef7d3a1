import { classWords, type Classified, featureWords, type Feature } from './ctg.ts'

/** What the limits make of the features, in words: never a class while one of them is missing. */
export function ClassifiedWords({ computed }: { computed: Classified }) {
  const colours = Object.entries(computed.colours).map(
    ([name, colour]) => `${featureWords[name as Feature].toLowerCase()} ${colour}`,
  )
  return (
    <span>
      <strong>{classifiedText(computed)}</strong>
      {colours.length > 0 && <span className="second-line">{colours.join(', ')}</span>}
    </span>
  )
}

export function classifiedText(computed: Classified): string {
  if (computed.status === 'classified') return `By the features: ${classWords[computed.is].toLowerCase()}`
  const missing = computed.missing.map((one) => featureWords[one].toLowerCase()).join(', ')
  const atLeast = computed.atLeast ? `; at least ${computed.atLeast} already` : ''
  return `Not classified by the features, not enough known of: ${missing}${atLeast}`
}
