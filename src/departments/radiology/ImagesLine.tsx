import type { ImagingStudy } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { resolve } from '#clinical/entries/source.ts'

import type { Examination } from './steps.ts'

/** Where the images are: the number they are kept under, and the way to them when the record names one. */
export function ImagesLine({ examination: { study } }: { examination: Examination }) {
  if (!study) return <p className="quiet-text">No images recorded</p>
  const address = addressOf(study)
  return (
    <p>
      Images: accession number <strong>{accessionOf(study) ?? 'not recorded'}</strong>
      {address ? (
        <>
          {' · '}
          <a href={address} target="_blank" rel="noreferrer">
            Open images (another window)
          </a>{' '}
          <span className="quiet-text">Check there that it is the same patient.</span>
        </>
      ) : (
        <span className="quiet-text"> · The record names no viewer for them.</span>
      )}
    </p>
  )
}

const accessionOf = ({ identifier }: ImagingStudy): string | undefined =>
  listOf(identifier).find(({ type }) => listOf(type?.coding).some(({ code }) => code === 'ACSN'))?.value ??
  listOf(identifier)[0]?.value

/** An Endpoint that came with the study, if it is one a browser can open. */
const addressOf = (study: ImagingStudy): string | undefined =>
  listOf(study.endpoint).flatMap((reference) => {
    const found = resolve(reference, study, [])
    return found?.resourceType === 'Endpoint' && /^https?:\/\//.test(found.address) ? found.address : []
  })[0]
