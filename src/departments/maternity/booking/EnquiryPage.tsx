import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch } from 'react-hook-form'

import { OverUnderWay, type UnderWay } from '#departments/maternity/pregnancy/OverPregnancy.tsx'
import { usePregnancyAct } from '#departments/maternity/pregnancy/use-pregnancy-act.ts'
import { RadioField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { answers, askedWords, enquired, enquiryDraft, type EnquiryDraft } from './enquiry.ts'

const title = 'Record routine enquiry'

export const Component = () => (
  <OverUnderWay title={title} view="booking">
    {(parts) => <Record {...parts} />}
  </OverUnderWay>
)

const optionsOf = (those: Record<string, string>) =>
  Object.entries(those).map(([value, label]) => ({ value, label }))

function Record({ patientId, patientLine, pregnancy, onClose }: UnderWay) {
  const form = useForm<EnquiryDraft, unknown, EnquiryDraft>({
    resolver: zodResolver(enquiryDraft),
    defaultValues: { asked: '', answer: '', words: '' },
  })
  const save = usePregnancyAct(patientId, (draft: EnquiryDraft, actor) => enquired(pregnancy, draft, actor))
  const asked = useWatch({ control: form.control, name: 'asked' })
  return (
    <FormDialog
      title={title}
      submit="Save enquiry"
      submitting="Saving…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        <p className="wide">
          Ask about domestic abuse only when she is alone, with an interpreter of the service and not of the
          family. What is answered is very restricted: nobody sees it on a screen or on paper without
          emergency access and a reason.
        </p>
        <RadioField name="asked" label="Was it asked?" options={optionsOf(askedWords)} className="wide" />
        {asked === 'alone' && (
          <>
            <RadioField
              name="answer"
              label="What was answered"
              options={optionsOf(answers)}
              className="wide"
            />
            <TextField
              name="words"
              label="What was said, and what was agreed"
              hint="Nothing of it goes into letters or the hand-held notes"
              className="wide"
              multiline
              rows={4}
            />
          </>
        )}
      </div>
    </FormDialog>
  )
}
