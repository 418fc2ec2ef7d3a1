import { resolve } from 'node:path'

/** What a person reads when the hospital cannot start or stop: one line, then a non-zero exit. */
export class CannotStart extends Error {}

export type Settings = {
  port: number
  host: string
  /** Where browsers find this hospital, without a trailing slash: tokens and links are made for this address */
  publicUrl: string
  dataFolder: string
  seed: 'demo' | 'empty' | 'large'
  /** Another FHIR R4 server in place of the embedded store */
  upstream: string | undefined
  /** Another OpenID provider in place of the local one */
  issuer: string | undefined
  /** The ribbon on every page (hazard H25); empty only where patients are cared for */
  environment: string
  /** The file that says what each source system is called; the demonstration's own where there is none */
  sources: string | undefined
  /** The hour at which wards close their fluid charts, as this site has decided (domain facts §2.8) */
  fluidDayStartsAt: number
  /** GS1's company prefix of NHS numbers in the barcode of a band (DCB1077); empty: bands have no barcode */
  gs1Prefix: string
}

/** The settings of one start, or a CannotStart that names the value that is wrong. */
export function settingsFrom(env: Readonly<Record<string, string | undefined>>): Settings {
  const port = portFrom(env.PORT || '3000')
  return {
    port,
    // The demonstration hospital holds well-known sign-ins, so by default only this machine reaches it; `localhost`
    // (both 127.0.0.1 and ::1, see listen.ts) is what browsers and curl use. LUNE_HOST=0.0.0.0 opens it.
    host: env.LUNE_HOST || 'localhost',
    publicUrl: urlFrom('LUNE_PUBLIC_URL', env.LUNE_PUBLIC_URL) ?? `http://localhost:${port}`,
    dataFolder: resolve(env.LUNE_DATA || '.data'),
    seed: seedFrom(env.LUNE_SEED || 'demo'),
    upstream: urlFrom('LUNE_FHIR_UPSTREAM', env.LUNE_FHIR_UPSTREAM),
    issuer: issuerFrom(env.LUNE_OIDC_ISSUER),
    environment: env.LUNE_ENVIRONMENT ?? 'Demonstration data – not for patient care',
    sources: env.LUNE_SOURCES || undefined,
    fluidDayStartsAt: fluidDayFrom(env.LUNE_FLUID_DAY || '06:00'),
    // 9506000 is GS1's own, for demonstrations: no scanner takes such a band for a real one
    gs1Prefix: gs1PrefixFrom(env.LUNE_GS1_PREFIX ?? '9506000'),
  }
}

function portFrom(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return port
  throw new CannotStart(`PORT must be a number from 1 to 65535, not "${text}".`)
}

function seedFrom(text: string): Settings['seed'] {
  if (text === 'demo' || text === 'empty' || text === 'large') return text
  throw new CannotStart(`LUNE_SEED must be demo, empty or large, not "${text}".`)
}

function urlFrom(name: string, text: string | undefined): string | undefined {
  if (!text) return undefined
  if (!URL.canParse(text) || !/^https?:\/\//.test(text))
    throw new CannotStart(`${name} must be an http or https address, not "${text}".`)
  return text.replace(/\/+$/, '')
}

/** One o'clock is missing on one night of the year, and comes twice on another. */
function fluidDayFrom(text: string): number {
  const hours = Number(/^([01]\d|2[0-3]):00$/.exec(text)?.[1])
  if (hours >= 0 && hours !== 1) return hours
  throw new CannotStart(`LUNE_FLUID_DAY must be a full hour such as 06:00, and not 01:00, not "${text}".`)
}

function gs1PrefixFrom(text: string): string {
  if (text === '' || /^\d{7}$/.test(text)) return text
  throw new CannotStart(`LUNE_GS1_PREFIX must be seven figures, not "${text}".`)
}

/** An issuer is compared letter by letter with what its tokens say, so it stays exactly as given. */
function issuerFrom(text: string | undefined): string | undefined {
  return urlFrom('LUNE_OIDC_ISSUER', text) && text
}
