/** Answers as they are told in the document; a test holds each against its schema. */
const base = 'https://atelier.example'
const id = 'task_0f8fad5bd9cb469fa16570867728950e'
const get = `${base}/model/v1/generation/task/${id}`
const common = {
  id,
  model: 'spark_style_template',
  created_at: 1785000000,
  request_id: 'req_7c9e6679f4d2b1a3',
}
const metadata = {
  in_queue_at: 1785000000,
  req_key: 'img2img_water_paint_style_usage',
}

export const queued = {
  ...common,
  status: 'in_progress',
  progress: 0,
  metadata: { ...metadata, phase: 'queued', queue_position: 2 },
  urls: { get, stream: `${get}/stream`, cancel: `${get}/cancel` },
} as const

export const completed = {
  ...common,
  status: 'completed',
  metadata: {
    ...metadata,
    phase: 'completed',
    started_at: 1785000001,
    completed_at: 1785000004,
    expires_at: 1785086404,
  },
  output: [
    {
      content: [
        {
          type: 'image',
          url: `${base}/results/q83vEjRWeJCrze8SNFZ4kA/water_paint.jpg`,
          size: 412_345,
          width: 1600,
          height: 1200,
          content_type: 'image/jpeg',
          file_name: 'water_paint.jpg',
          jobId: id,
        },
      ],
    },
  ],
  usage: { cost: '0.00', discount: 0, quantity: 1, unit_price: '0.00' },
  urls: { get, web: `${base}/results/q83vEjRWeJCrze8SNFZ4kA/water_paint.jpg` },
} as const

export const upload = {
  status: { code: 200, message: 'success' },
  data: {
    id: 'file_0f8fad5bd9cb469fa16570867728950e',
    url: `${base}/api/v1/storage/files/file_0f8fad5bd9cb469fa16570867728950e.jpg`,
    size: 2_345_678,
    content_type: 'image/jpeg',
    width: 3000,
    height: 2000,
    created_at: 1785000000,
    expires_at: 1785086400,
  },
  url: `${base}/api/v1/storage/files/file_0f8fad5bd9cb469fa16570867728950e.jpg`,
  request_id: 'req_7c9e6679f4d2b1a3',
} as const
