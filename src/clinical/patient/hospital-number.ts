import type { Identifier } from 'fhir/r4'

import type { Session } from '#auth/session.ts'
import { fhir } from '#fhir/client.ts'

/** A number of this trust that nobody has yet. */
export async function freeHospitalNumber({ post }: Pick<Session, 'post'>): Promise<Identifier> {
  const system = `https://${post.orgCode.toLowerCase()}.lune.example/Id/hospital-number`
  for (;;) {
    const [random = 0] = crypto.getRandomValues(new Uint32Array(1))
    const value = `${post.orgCode}${1_000_000 + (random % 9_000_000)}`
    const { resources, withheld } = await fhir.search('Patient', { identifier: `${system}|${value}` })
    if (resources.length + withheld > 0) continue
    const type = {
      system: 'http://terminology.hl7.org/CodeSystem/v2-0203',
      code: 'MR',
      display: 'Medical record number',
    }
    return { type: { coding: [type] }, system, value, assigner: { display: post.orgName } }
  }
}
