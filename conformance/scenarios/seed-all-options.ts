/**
 * A generation with every option of the seed document set at once is drawn by any server of this API: a style with its
 * sub-style, return_url, and the whole of logo_info.
 */
import { base64, photo } from '../kit/photos.ts'
import { scenario } from '../kit/scenario.ts'
import { contentOf } from '../kit/task-body.ts'

export default scenario({
  proves: ['seed: sub_req_key, return_url, logo_info and its members'],
  needs: [],
  steps: async ({ wire }) => {
    const task = await wire.drawn({
      req_key: 'img2img_comic_style_usage',
      sub_req_key: 'img2img_comic_style_marvel',
      binary_data_base64: [base64(await photo())],
      return_url: true,
      logo_info: { add_logo: true, position: 3, language: 1, opacity: 0.8, logo_text_content: 'Atelier' },
    })
    await wire.picture(contentOf(task).url)
  },
})
