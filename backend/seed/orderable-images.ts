/** What a radiology department of the region can be asked for (domain facts §6.7). */
export type OrderableImage = {
  id: string
  title: string
  words?: string
  snomed?: string
  modality: keyof typeof modalities
  region: string
  /** It must be said which side, or both */
  sided?: true
  safety: 'plain' | 'ct-contrast' | 'ct' | 'mri' | 'mri-contrast' | 'ultrasound'
}

/** DICOM modalities. */
export const modalities = {
  DX: 'X-ray',
  CT: 'CT',
  MR: 'MRI',
  US: 'Ultrasound',
} as const

const xray = (id: string, region: string, more: Partial<OrderableImage> = {}): OrderableImage => ({
  id: `xr-${id}`,
  title: `X-ray ${region.toLowerCase()}`,
  region,
  modality: 'DX',
  safety: 'plain',
  ...more,
  words: ['XR, radiograph, film', more.words].filter(Boolean).join(', '),
})
const limb = (id: string, region: string, more: Partial<OrderableImage> = {}) =>
  xray(id, region, { sided: true, ...more })

export const orderableImages: readonly OrderableImage[] = [
  xray('chest', 'Chest', { snomed: '399208008', words: 'CXR' }),
  xray('abdomen', 'Abdomen', { words: 'AXR' }),
  xray('pelvis', 'Pelvis'),
  xray('lumbar-spine', 'Lumbar spine', { words: 'back' }),
  xray('cervical-spine', 'Cervical spine', { words: 'neck' }),
  limb('shoulder', 'Shoulder'),
  limb('elbow', 'Elbow'),
  limb('wrist', 'Wrist', { words: 'scaphoid' }),
  limb('hand', 'Hand'),
  limb('hip', 'Hip', { words: 'neck of femur' }),
  limb('knee', 'Knee', { snomed: '74016001' }),
  limb('ankle', 'Ankle'),
  limb('foot', 'Foot'),
  {
    id: 'ct-head',
    title: 'CT head',
    words: 'brain, stroke, bleed',
    snomed: '303653007',
    modality: 'CT',
    region: 'Head',
    safety: 'ct',
  },
  {
    id: 'ct-cervical-spine',
    title: 'CT cervical spine',
    words: 'neck, trauma',
    modality: 'CT',
    region: 'Cervical spine',
    safety: 'ct',
  },
  {
    id: 'ct-kub',
    title: 'CT kidneys, ureters and bladder',
    words: 'KUB, stone, renal colic',
    modality: 'CT',
    region: 'Abdomen and pelvis',
    safety: 'ct',
  },
  {
    id: 'ctpa',
    title: 'CT pulmonary angiogram',
    words: 'CTPA, pulmonary embolism, PE',
    modality: 'CT',
    region: 'Chest',
    safety: 'ct-contrast',
  },
  {
    id: 'ct-chest',
    title: 'CT chest with contrast',
    words: 'thorax',
    modality: 'CT',
    region: 'Chest',
    safety: 'ct-contrast',
  },
  {
    id: 'ct-abdomen-pelvis',
    title: 'CT abdomen and pelvis with contrast',
    words: 'CT AP, CTAP',
    snomed: '419394006',
    modality: 'CT',
    region: 'Abdomen and pelvis',
    safety: 'ct-contrast',
  },
  {
    id: 'mri-brain',
    title: 'MRI brain',
    words: 'MR head',
    snomed: '816077007',
    modality: 'MR',
    region: 'Head',
    safety: 'mri',
  },
  {
    id: 'mri-spine',
    title: 'MRI whole spine',
    words: 'MR, cord compression, MSCC',
    modality: 'MR',
    region: 'Spine',
    safety: 'mri',
  },
  {
    id: 'mri-knee',
    title: 'MRI knee',
    words: 'MR',
    modality: 'MR',
    region: 'Knee',
    sided: true,
    safety: 'mri',
  },
  {
    id: 'mrcp',
    title: 'MRI bile ducts (MRCP)',
    words: 'MR, biliary, gallstones',
    modality: 'MR',
    region: 'Abdomen',
    safety: 'mri',
  },
  {
    id: 'mri-heart',
    title: 'MRI heart with contrast',
    words: 'MR, cardiac',
    modality: 'MR',
    region: 'Heart',
    safety: 'mri-contrast',
  },
  {
    id: 'us-abdomen',
    title: 'Ultrasound abdomen',
    words: 'USS, liver, gallbladder',
    snomed: '45036003',
    modality: 'US',
    region: 'Abdomen',
    safety: 'ultrasound',
  },
  {
    id: 'us-renal',
    title: 'Ultrasound kidneys',
    words: 'USS, renal tract, hydronephrosis',
    modality: 'US',
    region: 'Kidneys',
    safety: 'ultrasound',
  },
  {
    id: 'us-leg-veins',
    title: 'Ultrasound leg veins',
    words: 'USS, Doppler, DVT',
    modality: 'US',
    region: 'Leg',
    sided: true,
    safety: 'ultrasound',
  },
]
