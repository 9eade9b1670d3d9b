import * as v from 'valibot'
import { sealSecret } from '../../channels/sealedSecret.ts'
import type { Env } from '../../env.ts'
import { AppError } from '../../model/error.ts'
import type { SiteId } from '../../model/ids.ts'
import type { LabellerSettings } from '../../model/label.ts'
import { publicAddress } from '../../model/publicAddress.ts'

const Price = v.pipe(v.number(), v.minValue(0), v.maxValue(1000))

/** What `PUT /api/settings` takes as `settings.labeller`. A key that is left out stays, as long as it goes to the same service. */
export const LabellerBody = v.object({
  provider: v.picklist(['openai', 'workers-ai']),
  baseUrl: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(500))),
  model: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1),
    v.maxLength(200),
    v.regex(/^[\x21-\x7e]+$/, 'Write the model’s id'),
  ),
  key: v.optional(v.pipe(v.string(), v.maxLength(1000), v.regex(/^[\x21-\x7e]*$/, 'Use printable ASCII characters'))),
  keyIsSet: v.optional(v.boolean()),
  priceIn: Price,
  priceOut: Price,
  mostCost: v.pipe(v.number(), v.minValue(0.01, 'At least a cent'), v.maxValue(10_000)),
  scope: v.optional(v.picklist(['unsure', 'all']), 'unsure'),
  nightly: v.optional(v.boolean(), false),
})
type LabellerBody = v.InferOutput<typeof LabellerBody>

/** The settings as they are kept, the key sealed. */
export async function keptLabeller(
  env: Pick<Env, 'SECRET' | 'LOCAL_FEEDS'>,
  site: SiteId,
  change: LabellerBody,
  before: LabellerSettings | null | undefined,
): Promise<LabellerSettings> {
  const { key, keyIsSet: _, baseUrl, ...rest } = change
  if (change.provider === 'workers-ai') return rest
  const url = addressOf(baseUrl ?? '', env.LOCAL_FEEDS === 'true')
  const isSame = before?.baseUrl === url
  const kept = isSame ? before?.key : undefined
  const sealed = key === undefined || key === '' ? kept : await sealSecret(env.SECRET, site, key)
  return { ...rest, baseUrl: url, ...(sealed === undefined ? {} : { key: sealed }) }
}

function addressOf(text: string, allowLocal: boolean): string {
  const checked = publicAddress(text, allowLocal)
  const because =
    'because' in checked
      ? checked.because
      : checked.url.protocol !== 'https:' && !allowLocal
        ? 'must begin with https://: the key goes there'
        : null
  if ('url' in checked && because === null) return checked.url.href.replace(/\/+$/, '')
  const field = 'settings.labeller.baseUrl'
  throw new AppError(422, 'invalid', `${field}: The address ${because}`, {
    fields: [{ field, message: `The address ${because}` }],
  })
}

/** The settings as they are shown: of the key only that there is one. */
export function shownLabeller(settings: LabellerSettings | null | undefined) {
  if (settings == null) return null
  const { key, ...rest } = settings
  return { ...rest, keyIsSet: key !== undefined }
}
