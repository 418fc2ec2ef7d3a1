import type { Bundle, BundleEntry, FhirResource } from 'fhir/r4'

import type { FhirResponse } from '../fhir-backend.ts'
import { bundleIn } from './bundle.ts'

/**
 * Addresses in answers, as a browser can follow them: whatever the record calls itself, people reach it through us.
 * Only addresses are touched, never what a resource says.
 */
export function publicLinks(publicBase: string, backendBase: string | undefined) {
  const url = (address: string): string => {
    if (backendBase && isBelow(address, backendBase)) return publicBase + address.slice(backendBase.length)
    if (address.startsWith('/') || /^[A-Z][A-Za-z]+([/?]|$)/.test(address))
      return `${publicBase}/${address.replace(/^\/(fhir\/)?/, '')}`
    return address
  }
  const inBundle = (bundle: Bundle<FhirResource>): Bundle<FhirResource> => ({
    ...bundle,
    ...(bundle.link ? { link: bundle.link.map((link) => ({ ...link, url: url(link.url) })) } : {}),
    ...(bundle.entry ? { entry: bundle.entry.map(inEntry) } : {}),
  })
  const inEntry = (entry: BundleEntry<FhirResource>): BundleEntry<FhirResource> => {
    // The searches of a batch come back as Bundles of their own.
    const inner = bundleIn(entry.resource)
    return {
      ...entry,
      ...(entry.fullUrl ? { fullUrl: url(entry.fullUrl) } : {}),
      ...(entry.response?.location
        ? { response: { ...entry.response, location: url(entry.response.location) } }
        : {}),
      ...(inner ? { resource: inBundle(inner) } : {}),
    }
  }
  return ({ status, headers, body }: FhirResponse): FhirResponse => {
    const moved = { ...headers }
    for (const name of ['location', 'content-location']) if (moved[name]) moved[name] = url(moved[name])
    const bundle = bundleIn(body)
    if (bundle) return { status, headers: moved, body: inBundle(bundle) }
    return { status, headers: moved, ...(body ? { body } : {}) }
  }
}

const isBelow = (address: string, base: string) =>
  address.startsWith(base) && (address.length === base.length || /[/?]/.test(address.charAt(base.length)))
