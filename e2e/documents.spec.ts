import type { Attachment, Bundle, DocumentReference, FhirResource } from 'fhir/r4'

import { base64, pdfSaying, png } from './files.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { signedNote } from './notes.ts'
import { put } from './record.ts'

const documentAbout = (
  patientId: string,
  title: string,
  attachment: Attachment,
  more: Partial<DocumentReference> = {},
): DocumentReference => ({
  resourceType: 'DocumentReference',
  status: 'current',
  type: { text: title },
  subject: { reference: `Patient/${patientId}` },
  date: '2026-03-14T10:00:00Z',
  author: [{ display: 'Dr Amina Hargreaves' }],
  content: [{ attachment: { title, ...attachment } }],
  ...more,
})

test('text, a PDF and a picture are viewed here, and nothing in them runs', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  const page1 = '<p>Seen today</p><script>document.title="run"</script><img src=x onerror="document.title=1">'
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title="run"</script></svg>'
  await put(
    documentAbout(ada.id, 'Letter', { contentType: 'application/pdf', data: pdfSaying('Seen in clinic') }),
  )
  await put(documentAbout(ada.id, 'Photograph', { contentType: 'image/png', data: png }))
  await put(documentAbout(ada.id, 'Web page', { contentType: 'text/html', data: base64(page1) }))
  await put(documentAbout(ada.id, 'Drawing', { contentType: 'image/svg+xml', data: base64(svg) }))
  await put(documentAbout(ada.id, 'Disguised', { contentType: 'application/pdf', data: base64(page1) }))
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/documents`)
  const documents = page.getByRole('region', { name: 'Documents', exact: true })
  await expect(documents).toContainText('5 documents')

  await documents.getByRole('button', { name: 'View Letter' }).click()
  // Its words lie over the picture: to be listened to, found and copied.
  const first = documents.getByRole('listitem', { name: 'Page 1 of 1' })
  await expect(first.getByText('Seen in clinic')).toBeVisible()
  const drawn = await documents.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
    return data.some((value, index) => index % 4 === 0 && value < 100)
  })
  expect(drawn, 'the words of the PDF are drawn').toBe(true)
  await documents.getByRole('button', { name: 'View Photograph' }).click()
  const picture = documents.getByRole('img', { name: 'Photograph' })
  await expect(picture).toBeVisible()
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1)
  await documents.getByText('Read', { exact: true }).click()
  await expect(documents).toContainText('Seen today')
  await expect(documents.getByRole('button', { name: 'View Drawing' })).toHaveCount(0)
  await expect(documents.getByRole('button', { name: 'View Disguised' })).toHaveCount(0)
  await expect(documents).toContainText('Its bytes are not what it says it is')
  await expect(documents.locator('iframe, object, embed, svg script')).toHaveCount(0)
  await expectAccessible(page)
  expect(dialogs).toEqual([])
  expect(await page.title()).toBe('Documents – Lune')
})

test('what is kept as a file of its own is fetched when asked for, and a failure says so in its place', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  const kept = await put({
    resourceType: 'Binary',
    contentType: 'application/pdf',
    data: pdfSaying('Kept by itself'),
  })
  await put(
    documentAbout(ada.id, 'Letter', {
      contentType: 'application/pdf',
      url: `Binary/${kept.id}`,
      size: 312_400,
    }),
  )
  await put(documentAbout(ada.id, 'Lost', { contentType: 'application/pdf', url: 'Binary/nowhere' }))
  await put(documentAbout(ada.id, 'Far away', { url: 'https://elsewhere.example/letter.pdf' }))
  await signIn('doctor', /East Lancashire/i)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`/patients/${ada.id}/documents`)
  const documents = page.getByRole('region', { name: 'Documents', exact: true })
  await expect(documents).toContainText('PDF, 312 kB')
  expect(asked.filter((url) => url.includes('/Binary/'))).toEqual([])
  await documents.getByRole('button', { name: 'View Letter' }).click()
  await documents.getByRole('button', { name: 'View Letter' }).last().click()
  await expect(
    documents.getByRole('listitem', { name: 'Page 1 of 1' }).getByText('Kept by itself'),
  ).toBeVisible()
  await documents.getByRole('button', { name: 'View Lost' }).click()
  await expect(documents.getByRole('alert')).toContainText('Could not load Lost')
  await expect(documents).toContainText('Kept elsewhere, not opened from here')
  expect(asked.filter((url) => url.includes('elsewhere.example'))).toEqual([])
})

test('documents are narrowed by kind, source, specialty and period, and the address says none of it', async ({
  page,
  signIn,
  patient,
}) => {
  const ada = await patient()
  const text = { contentType: 'text/plain', data: base64('Words') }
  const cardiology = { context: { practiceSetting: { text: 'Cardiology' } } }
  await put(documentAbout(ada.id, 'Clinic letter', text, cardiology))
  await put(documentAbout(ada.id, 'Clinic letter', text, { date: '2019-05-02T09:00:00Z' }))
  await put(
    documentAbout(ada.id, 'Scan report', text, {
      ...cardiology,
      date: '2026-03-13T10:00:00Z',
      meta: { source: 'https://rxn.lune.example' },
    }),
  )
  await signIn('doctor', /East Lancashire/i)
  await page.goto(`/patients/${ada.id}/documents`)
  const documents = page.getByRole('region', { name: 'Documents', exact: true })
  const lines = documents.getByRole('heading', { level: 3 })
  await expect(lines).toHaveCount(3)
  await documents.getByLabel('Specialty').selectOption({ label: 'Cardiology (2)' })
  await expect(lines).toHaveText(['Clinic letter', 'Scan report'])
  await documents.getByLabel('Kind').selectOption({ label: 'Scan report (1)' })
  await expect(lines).toHaveText(['Scan report'])
  await expect(documents.getByRole('status')).toHaveText('1 of 3.')
  await documents.getByRole('button', { name: 'Show all' }).click()
  await documents.getByLabel('To').fill('2020-01-01')
  await expect(lines).toHaveText(['Clinic letter'])
  await expect(documents.getByRole('status')).toContainText('Documents without a date are in no period')
  await documents.getByLabel('From').fill('2021-01-01')
  await expect(documents).toContainText('No documents of that period')
  await expectAccessible(page)
  expect(new URL(page.url()).search).toBe('')
})

test('a FHIR document is read as what it says itself; one about somebody else is not shown', async ({
  page,
  signIn,
  patient,
}) => {
  const [ada, ben] = [await patient(), await patient({ given: 'Ben' })]
  const bundleAbout = (patientId: string): Bundle<FhirResource> => ({
    resourceType: 'Bundle',
    type: 'document',
    identifier: { system: 'https://lune.example/fhir/Id/story', value: crypto.randomUUID() },
    timestamp: '2026-03-14T10:00:00Z',
    entry: [
      {
        fullUrl: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0',
        resource: signedNote(patientId, 'Read from the document'),
      },
      {
        fullUrl: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e1',
        resource: { resourceType: 'Patient', id: patientId, name: [{ family: 'Asitwas', given: ['Ada'] }] },
      },
    ],
  })
  for (const [title, about] of [
    ['Hers', ada.id],
    ['Not hers', ben.id],
  ] as const) {
    const bundle = await put(bundleAbout(about))
    await put(
      documentAbout(ada.id, title, { contentType: 'application/fhir+json', url: `Bundle/${bundle.id}` }),
    )
  }
  await signIn('nurse')
  await page.goto(`/patients/${ada.id}/documents`)
  await page.getByRole('link', { name: 'Read: Hers', exact: true }).click()
  const paper = page.getByRole('article', { name: 'Ward round' })
  await expect(paper).toContainText('Read from the document')
  await expect(page.getByText('ASITWAS, Ada')).toBeVisible()
  await expectAccessible(page)
  await page.goBack()
  await page.getByRole('link', { name: 'Read: Not hers' }).click()
  await expect(page.getByRole('alert')).toContainText('not about this patient')
  await expect(page.getByText('Read from the document')).toBeHidden()
})
