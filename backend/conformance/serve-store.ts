import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { FhirBackend } from '../fhir-backend.ts'

/** A bare HTTP door to a FHIR backend, without gateway or sign-in: for checking the store itself. */
export async function serve(backend: FhirBackend): Promise<{ base: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const { method = 'GET', url = '/', headers } = request
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const text = Buffer.concat(chunks).toString('utf8')
      const isJson = headers['content-type']?.includes('json')
      const answer = await backend.handle({
        method: method as 'GET',
        url: url.slice('/fhir'.length) || '/',
        headers: {
          ...Object.fromEntries(
            Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]),
          ),
          // Links must lead back here
          'x-fhir-base': `http://${headers.host}/fhir`,
        },
        ...(text === '' ? {} : { body: isJson ? JSON.parse(text) : text }),
      })
      response.writeHead(answer.status, { 'content-type': 'application/fhir+json', ...answer.headers })
      response.end(answer.body ? JSON.stringify(answer.body) : undefined)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    base: `http://127.0.0.1:${port}/fhir`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
