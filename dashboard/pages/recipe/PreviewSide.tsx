import { Button } from '@mantine/core'
import { IconAlertTriangle, IconChevronRight, IconPackageOff } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import type { MerchandisingRule } from '../../../worker/model/recipe.ts'
import { ApiFailure } from '../../client.ts'
import { number } from '../../format.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { bestOf, SourceLegend } from '../../parts/ScoreBar.tsx'
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
  const [last, setLast] = useState(query.data)
  if (query.data !== undefined && query.data !== last) setLast(query.data)
  const isRefused = query.error instanceof ApiFailure && query.error.status === 422
  // What a refused recipe showed before it was refused is still worth looking at.
  const result = query.data ?? (query.isError && !isRefused ? undefined : last)
  return (
    <div className="side">
      {isRefused ? (
        <p className="sideNote warn">
          <IconAlertTriangle size={14} aria-hidden /> {t('preview.stopped')}
        </p>
      ) : null}
      {result === undefined ? (
        isRefused ? null : (
          <Loaded query={query}>{() => null}</Loaded>
        )
      ) : (
        <SideResult
          result={result}
          isWorking={query.isFetching}
          rules={rules}
          against={against}
          wide={wide}
          removed={{ isShown: withRemoved, show: setWithRemoved }}
        />
      )}
    </div>
  )
}

interface SideResultProps extends Pick<PreviewSideProps, 'against' | 'wide'> {
  result: Recommended
  isWorking: boolean
  rules: readonly MerchandisingRule[]
  removed: { isShown: boolean; show: (shown: boolean) => void }
}

function SideResult({ result, isWorking, rules, against, wide, removed }: SideResultProps) {
  return (
    <>
      <div className="sideFacts small dim">
        <SourceLegend sources={sourcesOf(result)} />
        <span className="push num">
          {isWorking ? t('preview.working') : result.ms === undefined ? '' : milliseconds(result.ms)}
        </span>
      </div>
      {result.items.length === 0 ? (
        <Empty icon={IconPackageOff} title={t('preview.none')} text={t('preview.noneText')} />
      ) : (
        <ol className={wide ? 'previewItems' : 'previewItems rows'} aria-busy={isWorking}>
          {result.items.map((item, index) => (
            <PreviewItem
              key={item.productId}
              item={item}
              place={index + 1}
              best={bestOf(result.items)}
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
            aria-expanded={removed.isShown}
            onClick={() => removed.show(!removed.isShown)}
          >
            {removed.isShown ? t('removed.hide') : t('removed.show', { n: result.removed.length })}
          </Button>
        </div>
      )}
      {removed.isShown && result.removed.length > 0 ? <RemovedList removed={result.removed} rules={rules} /> : null}
    </>
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
