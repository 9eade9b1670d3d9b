import { t } from '../words.ts'

const widths = ['52%', '40%', '64%', '46%', '58%', '36%', '50%', '44%']

/** The shape of a list, shown after 200 ms. */
export function SkeletonRows({ rows = 6 }: { rows?: number }) {
  return (
    <div className="skeleton" role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, index) => (
        <div className="skeletonRow" key={index}>
          <i />
          <i style={{ width: widths[index % widths.length] }} />
          <i />
          <i />
        </div>
      ))}
    </div>
  )
}

/** The shape of a text or form. */
export function SkeletonLines({ lines = 5 }: { lines?: number }) {
  return (
    <div className="skeleton stack cardBody tight" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, index) => (
        <i key={index} style={{ width: widths[(index * 3) % widths.length], marginTop: 10 }} />
      ))}
    </div>
  )
}
