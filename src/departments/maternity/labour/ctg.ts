/**
 * A CTG by its features: each white, amber or red; together normal, suspicious or pathological (NICE NG229; domain facts
 * §6.2.4 [G?]). The limits are data, shown with their source; what somebody at the bedside makes of it is what is recorded.
 */
export type Colour = 'white' | 'amber' | 'red'
export const classes = ['normal', 'suspicious', 'pathological'] as const
export type Class = (typeof classes)[number]

export const decelerationKinds = {
  none: 'None',
  early: 'Early',
  variable: 'Variable, nothing concerning',
  concerning: 'Variable, concerning characteristics',
  late: 'Late',
  prolonged: 'Single prolonged',
} as const
export type Decelerations = keyof typeof decelerationKinds

export const ctgRules = {
  source: 'NICE NG229, Fetal monitoring in labour',
  baseline: { white: [110, 160], amberFrom: 100, rise: 20 },
  variability: { white: [5, 25], lowAmber: 30, lowRed: 50, highAmber: 10 },
  /** Late or concerning: amber up to so many minutes, red beyond; a single one is red from so many */
  decelerations: { red: 30, prolonged: 3 },
} as const

/** As people read the limits above. */
export const ctgRuleWords = [
  'Baseline: white 110 to 160; amber 100 to 109, or 20 or more above the first; red below 100 or above 160.',
  'Variability: white 5 to 25; amber below 5 for 30 to 50 minutes, or above 25 for up to 10; red below 5 for more than 50 minutes, above 25 for more than 10, or sinusoidal.',
  'Decelerations: white none, early, or variable without concern; amber late or concerning for up to 30 minutes; red late or concerning for longer, or a single one of 3 minutes or more.',
  'Normal: all white. Suspicious: one amber. Pathological: one red or two amber.',
]

export type Features = {
  baseline: number | undefined
  /** Of the first CTG of this labour */
  firstBaseline?: number | undefined
  variability: number | undefined
  /** Minutes for which the variability has been so */
  variabilityFor: number | undefined
  sinusoidal: boolean
  decelerations: Decelerations | undefined
  /** Minutes for which there have been such decelerations; of a single one, how long it was */
  decelerationsFor: number | undefined
}
export type Feature = 'baseline' | 'variability' | 'decelerations'
export const featureWords: Record<Feature, string> = {
  baseline: 'Baseline',
  variability: 'Variability',
  decelerations: 'Decelerations',
}

/** Undefined: not enough is known of it for a colour, which is not white. */
export const colourOf: Record<Feature, (features: Features) => Colour | undefined> = {
  baseline({ baseline, firstBaseline }) {
    if (baseline === undefined) return undefined
    const { white, amberFrom, rise } = ctgRules.baseline
    if (baseline < amberFrom || baseline > white[1]) return 'red'
    if (baseline < white[0]) return 'amber'
    return firstBaseline !== undefined && baseline - firstBaseline >= rise ? 'amber' : 'white'
  },
  variability({ variability, variabilityFor, sinusoidal }) {
    if (sinusoidal) return 'red'
    if (variability === undefined) return undefined
    const { white, lowAmber, lowRed, highAmber } = ctgRules.variability
    if (variability >= white[0] && variability <= white[1]) return 'white'
    if (variabilityFor === undefined) return undefined
    if (variability > white[1]) return variabilityFor > highAmber ? 'red' : 'amber'
    if (variabilityFor > lowRed) return 'red'
    return variabilityFor >= lowAmber ? 'amber' : 'white'
  },
  decelerations({ decelerations, decelerationsFor }) {
    switch (decelerations) {
      case undefined:
        return undefined
      case 'none':
      case 'early':
      case 'variable':
        return 'white'
      case 'concerning':
      case 'late':
        if (decelerationsFor === undefined) return undefined
        return decelerationsFor > ctgRules.decelerations.red ? 'red' : 'amber'
      case 'prolonged':
        if (decelerationsFor === undefined) return undefined
        return decelerationsFor >= ctgRules.decelerations.prolonged ? 'red' : 'amber'
    }
  },
}

export type Classified =
  | { status: 'classified'; is: Class; colours: Record<Feature, Colour> }
  /** `atLeast`: what is known is enough for this already */
  | {
      status: 'not classified'
      missing: Feature[]
      colours: Partial<Record<Feature, Colour>>
      atLeast: Class | undefined
    }

const features = ['baseline', 'variability', 'decelerations'] as const

export function classify(of: Features): Classified {
  const found = features.map((name) => [name, colourOf[name](of)] as const)
  const missing = found.flatMap(([name, colour]) => (colour === undefined ? [name] : []))
  const colours = Object.fromEntries(found.filter(([, colour]) => colour !== undefined)) as Partial<
    Record<Feature, Colour>
  >
  const is = byColours(Object.values(colours))
  return missing.length === 0
    ? { status: 'classified', is, colours: colours as Record<Feature, Colour> }
    : { status: 'not classified', missing, colours, atLeast: is === 'normal' ? undefined : is }
}

function byColours(colours: readonly Colour[]): Class {
  const [amber, red] = (['amber', 'red'] as const).map(
    (one) => colours.filter((colour) => colour === one).length,
  )
  if ((red ?? 0) >= 1 || (amber ?? 0) >= 2) return 'pathological'
  return amber === 1 ? 'suspicious' : 'normal'
}

/** What is done about it, in words (NICE NG229; to be confirmed by the trust). */
export const ctgActions: Record<Class, string> = {
  normal: 'Continue the CTG and usual care; fresh eyes within the hour.',
  suspicious:
    'Correct what may cause it (position, fluids, contractions, oxytocin), tell the midwife in charge, write down the plan, and look again within 30 minutes.',
  pathological:
    'Call the midwife in charge and the obstetrician to the bedside now. Exclude cord prolapse, abruption and uterine rupture; stop oxytocin; correct causes; decide about fetal scalp stimulation or birth.',
}
export const classWords: Record<Class, string> = {
  normal: 'Normal',
  suspicious: 'Suspicious',
  pathological: 'Pathological',
}
