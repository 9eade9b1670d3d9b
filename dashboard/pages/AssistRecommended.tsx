import { Button, Select } from '@mantine/core'
import { IconEye, IconPackageOff } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { blockTitle } from '../blockTitle.ts'
import { currentSite, send } from '../client.ts'
import { Card } from '../parts/Card.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { RecommendedCard } from '../parts/RecommendedCard.tsx'
import { bestOf, SourceLegend } from '../parts/ScoreBar.tsx'
import { blocksQuery, customerQuery } from '../queries.ts'
import type { LookedAt, Recommended } from '../shapes.ts'
import { currentLanguage, t } from '../words.ts'

const route = getRouteApi('/assist')

interface AssistRecommendedProps {
  customer: string | undefined
  looked: readonly LookedAt[]
  /** the customer wants to see this one */
  look: (productId: string) => void
}

/** What to offer now, in the words that a shopper would read, and what each score is made of. */
export function AssistRecommended({ customer, looked, look }: AssistRecommendedProps) {
  const { block = 'for-you' } = route.useSearch()
  const navigate = route.useNavigate()
  const blocks = useQuery(blocksQuery()).data?.items ?? []
  const profile = useQuery({ ...customerQuery(customer ?? ''), enabled: customer !== undefined }).data
  const seen = profile?.interests.toSorted((a, b) => b.at - a.at)[0]?.productId
  const placement = blocks.find(({ id }) => id === block)?.placement
  // What they hold now is the page they are on: nobody is offered it.
  const inHand = looked.at(-1)?.productId ?? (placement === 'product' ? seen : undefined)
  const context = inHand === undefined ? undefined : { productId: inHand }
  const question = {
    ...(customer === undefined ? {} : { customerId: customer }),
    looked,
    block,
    ...(context === undefined ? {} : { context }),
    locale: currentLanguage(),
  }
  const query = useQuery({
    queryKey: [currentSite(), 'assist', customer, question],
    queryFn: () => send<Recommended>('POST', '/api/assist', question),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const used = [...new Set((query.data?.items ?? []).flatMap(({ parts }) => (parts ?? []).map(({ source }) => source)))]
  return (
    <Card
      title={t('assist.offer')}
      note={
        <Select
          size="xs"
          aria-label={t('customer.block')}
          data={blocks.filter(({ enabled }) => enabled).map((one) => ({ value: one.id, label: blockTitle(one) }))}
          value={block}
          allowDeselect={false}
          onChange={(value) =>
            void navigate({ search: (old) => ({ ...old, block: value ?? undefined }), replace: true })
          }
        />
      }
      actions={<SourceLegend sources={used} />}
    >
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={IconPackageOff} title={t('recommended.none')} text={t('assist.noneText')} />
          ) : (
            <ul className="cards cardBody" aria-live="polite" aria-busy={query.isFetching}>
              {items.map((item) => (
                <RecommendedCard
                  key={item.productId}
                  item={item}
                  best={bestOf(items)}
                  action={
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      leftSection={<IconEye size={14} />}
                      aria-label={t('assist.showOf', { name: item.title })}
                      onClick={() => look(item.productId)}
                    >
                      {t('assist.show')}
                    </Button>
                  }
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  )
}
