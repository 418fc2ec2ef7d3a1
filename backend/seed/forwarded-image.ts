import { greyPicture, onePage } from './attachments.ts'
import { about, type Chart, file, from } from './chart.ts'
import { acknowledgement, called } from './result-answers.ts'
import { reportShape, signedBy } from './result-shapes.ts'
import { hl7, hour, instant } from './shapes.ts'

/** A report with a page and a picture, forwarded to the doctor by a colleague. */
export function forwarded(chart: Chart) {
  const at = chart.now - 26 * hour
  const picture = greyPicture(220, 260, (x, y) => {
    const lung = Math.hypot((Math.abs(x) - 0.42) / 0.3, (y + 0.05) / 0.62)
    return (
      150 - 110 * Math.max(0, 1 - lung) - 60 * Math.hypot(x, y * 0.7) + 35 * Math.max(0, 1 - Math.abs(x) * 9)
    )
  })
  const media = file(chart, {
    resourceType: 'Media',
    ...from('rxr'),
    status: 'completed',
    ...about(chart),
    createdDateTime: instant(at),
    content: { contentType: 'image/png', data: picture.toString('base64'), title: 'Chest, front' },
  })
  const page = onePage([
    'Chest X-ray',
    '',
    'No focal consolidation. Heart size normal.',
    'Old fracture of a left rib.',
  ])
  const focus = file(
    chart,
    reportShape(chart, {
      name: 'Chest X-ray',
      at,
      category: [hl7('v2-0074', 'RAD', 'Radiology')],
      performer: [{ display: 'Radiology' }],
      media: [{ comment: 'Chest, front', link: media }],
      presentedForm: [
        { contentType: 'application/pdf', title: 'Chest X-ray report', data: page.toString('base64') },
      ],
      conclusion: 'No focal consolidation. Old fracture of a left rib.',
    }),
  )
  acknowledgement(chart, focus, at + hour, {
    status: 'requested',
    ...called('forwarded', 'Forwarded'),
    owner: signedBy('doctor'),
    requester: { display: 'Dr Night Registrar' },
    note: [
      {
        authorString: 'Dr Night Registrar',
        time: instant(chart.now - 3 * hour),
        text: 'Forwarded to Dr Amina Hargreaves: is the rib new?',
      },
    ],
  })
}
