import { Button, Select } from '@mantine/core'
import { IconPackageOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { Card } from '../parts/Card.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { RecommendedCard } from '../parts/RecommendedCard.tsx'
import { bestOf } from '../parts/ScoreBar.tsx'
import { RemovedTable } from '../parts/RemovedTable.tsx'
import { SourceLegend } from '../parts/ScoreBar.tsx'
import { blockTitle } from '../blockTitle.ts'
import { blocksQuery, recommendationsQuery } from '../queries.ts'
import type { CustomerDetail } from '../shapes.ts'
import { currentLanguage, t } from '../words.ts'

const route = getRouteApi('/customers/$id')

export function CustomerRecommended({ customer }: { customer: CustomerDetail }) {
  const { block = 'for-you' } = route.useSearch()
  const navigate = route.useNavigate()
  const [removedShown, setRemovedShown] = useState(false)
  const blocks = useQuery(blocksQuery())
  // A block on a product page needs a product: the one this customer saw last.
  const lastSeen = [...customer.interests].sort((a, b) => b.at - a.at)[0]?.productId
  const placement = blocks.data?.items.find(({ id }) => id === block)?.placement
  const query = useQuery(
    recommendationsQuery(customer.id, block, placement === 'product' ? lastSeen : undefined, currentLanguage()),
  )
  const used = [...new Set((query.data?.items ?? []).flatMap(({ parts }) => (parts ?? []).map(({ source }) => source)))]
  return (
    <Card
      className="recommended"
      title={t('customer.recommended')}
      note={
        <Select
          size="xs"
          aria-label={t('customer.block')}
          data={(blocks.data?.items ?? []).map((known) => ({ value: known.id, label: blockTitle(known) }))}
          value={block}
          allowDeselect={false}
          onChange={(value) => void navigate({ search: (old) => ({ ...old, block: value ?? undefined }) })}
        />
      }
      actions={<SourceLegend sources={used} />}
    >
      <Loaded query={query}>
        {({ items, removed }) => (
          <>
            {items.length === 0 ? (
              <Empty icon={IconPackageOff} title={t('recommended.none')} text={t('recommended.noneText')} />
            ) : (
              <ul className="cards cardBody">
                {items.slice(0, 10).map((item) => (
                  <RecommendedCard key={item.productId} item={item} best={bestOf(items)} />
                ))}
              </ul>
            )}
            {removed.length > 0 ? (
              <div className="more">
                <Button
                  variant="subtle"
                  size="compact-xs"
                  aria-expanded={removedShown}
                  onClick={() => setRemovedShown(!removedShown)}
                >
                  {t(removedShown ? 'removed.hide' : 'removed.show', { n: removed.length })}
                </Button>
              </div>
            ) : null}
            {removedShown ? <RemovedTable removed={removed} /> : null}
          </>
        )}
      </Loaded>
    </Card>
  )
}
