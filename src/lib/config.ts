/** What the same static build is told at run time: which record, which sign-in (`/config.json`). */
export type Config = {
  /** FHIR base without a trailing slash, absolute or from this origin: `/fhir` */
  fhirBase: string
  /** OpenID issuer, exactly as in its discovery document */
  issuer: string
  clientId: string
  /** The ribbon's words; no ribbon when empty */
  environment: string
  /** The systems that write into this record, by what `meta.source` calls them */
  sources?: Record<string, SourceSystem>
  /** The hour at which a day of the fluid chart begins; 6 when not said */
  fluidDayStartsAt?: number
  /** GS1's company prefix of NHS numbers; a band has no barcode without it */
  gs1Prefix?: string
}

/** Whose system it is, in a few words; `ods` when it belongs to one organisation. */
export type SourceSystem = { name: string; ods?: string }

let current: Config | undefined

export async function loadConfig(): Promise<Config> {
  const response = await fetch('/config.json', { cache: 'no-cache' })
  if (!response.ok) throw new Error('The settings of this site could not be read.')
  current = (await response.json()) as Config
  return current
}

/** The settings, after `loadConfig`; asking earlier is a fault in the program. */
export function config(): Config {
  if (!current) throw new Error('config() was asked for before loadConfig()')
  return current
}

/** The systems named in the settings; none before they are read. */
export const knownSources = (): Record<string, SourceSystem> => current?.sources ?? {}

/** Where the record is, absolute; undefined before the settings are read. */
export const recordAddress = (): string | undefined =>
  current && new URL(current.fhirBase, globalThis.location?.href).href.replace(/\/$/, '')
