import { Button } from '@mantine/core'
import { IconAlertTriangle, IconChevronRight, IconPackageOff } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import type { MerchandisingRule } from '../../../worker/model/recipe.ts'
import { number } from '../../format.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { SourceLegend } from '../../parts/ScoreBar.tsx'
import type { Recommended } from '../../shapes.ts'
import { t } from '../../words.ts'
import { PreviewItem, type Shift } from './PreviewItem.tsx'
import { RemovedList } from './RemovedList.tsx'

interface PreviewSideProps {
  query: UseQueryResult<Recommended>
  rules: readonly MerchandisingRule[] | undefined
  /** product ids of the other side, in order; null without one */
  against: readonly string[] | null
  wide: boolean
}

/** One recipe's items, where they come from, and what was filtered out by which rule. */
export function PreviewSide({ query, rules = [], against, wide }: PreviewSideProps) {
  const [withRemoved, setWithRemoved] = useState(wide)
  return (
    <div className="side">
      {query.isError && query.data !== undefined ? (
        <p className="sideNote warn">
          <IconAlertTriangle size={14} aria-hidden /> {t('preview.stopped')}
        </p>
      ) : null}
      <Loaded query={query}>
        {(result) => (
          <>
            <div className="sideFacts small dim">
              <SourceLegend sources={sourcesOf(result)} />
              <span className="push num">
                {query.isFetching ? t('preview.working') : result.ms === undefined ? '' : milliseconds(result.ms)}
              </span>
            </div>
            {result.items.length === 0 ? (
              <Empty icon={IconPackageOff} title={t('preview.none')} text={t('preview.noneText')} />
            ) : (
              <ol className={wide ? 'previewItems' : 'previewItems rows'} aria-busy={query.isFetching}>
                {result.items.map((item, index) => (
                  <PreviewItem
                    key={item.productId}
                    item={item}
                    place={index + 1}
                    rules={rules}
                    wide={wide}
                    shift={against === null ? null : shiftOf(item.productId, index, against)}
                  />
                ))}
              </ol>
            )}
            {result.counts ? <Funnel counts={result.counts} /> : null}
            {result.removed.length === 0 ? null : (
              <div className="more">
                <Button
                  variant="subtle"
                  size="compact-xs"
                  aria-expanded={withRemoved}
                  onClick={() => setWithRemoved(!withRemoved)}
                >
                  {withRemoved ? t('removed.hide') : t('removed.show', { n: result.removed.length })}
                </Button>
              </div>
            )}
            {withRemoved && result.removed.length > 0 ? <RemovedList removed={result.removed} rules={rules} /> : null}
          </>
        )}
      </Loaded>
      {query.data === undefined && query.isError ? <Notice tone="warn">{t('preview.stopped')}</Notice> : null}
    </div>
  )
}

const milliseconds = (ms: number): string =>
  number(ms, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 1 })

const sourcesOf = ({ items }: Recommended): string[] => [
  ...new Set(items.flatMap(({ parts }) => (parts ?? []).map(({ source }) => source))),
]

function shiftOf(productId: string, index: number, against: readonly string[]): Shift {
  const other = against.indexOf(productId)
  if (other < 0) return { is: 'new' }
  if (other === index) return { is: 'same' }
  return other > index ? { is: 'up', by: other - index } : { is: 'down', by: index - other }
}

function Funnel({ counts }: { counts: NonNullable<Recommended['counts']> }) {
  const steps = [
    ['preview.products', counts.products],
    ['preview.allowed', counts.allowed],
    ['preview.candidates', counts.candidates],
    ['preview.returned', counts.returned],
  ] as const
  return (
    <div className="funnel">
      {steps.map(([word, count], index) => (
        <span key={word} className="row tight">
          {index > 0 ? <IconChevronRight size={14} className="dim" aria-hidden /> : null}
          <b className="strong num">{number(count)}</b> {t(word)}
        </span>
      ))}
    </div>
  )
}
