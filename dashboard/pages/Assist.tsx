import { Button } from '@mantine/core'
import { IconUserQuestion, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { Card } from '../parts/Card.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { CustomerSearch } from '../parts/CustomerSearch.tsx'
import { SkeletonLines } from '../parts/Skeleton.tsx'
import { customerQuery } from '../queries.ts'
import { serverNow } from '../serverClock.ts'
import type { LookedAt } from '../shapes.ts'
import { t } from '../words.ts'
import { AssistCustomer } from './AssistCustomer.tsx'
import { AssistFound } from './AssistFound.tsx'
import { AssistRecommended } from './AssistRecommended.tsx'
import { LookedNow } from './LookedNow.tsx'
import '../style/block.css'
import '../style/assist.css'

const route = getRouteApi('/assist')

/** For staff on the phone and in the shop: who it is, what they did, and what to offer now. */
export function Assist() {
  const { q = '', customer } = route.useSearch()
  const navigate = route.useNavigate()
  const choose = (id: string | undefined) =>
    void navigate({
      search: ({ q: _q, customer: _customer, ...old }) => (id === undefined ? old : { ...old, customer: id }),
    })
  return (
    <Page
      title={t('nav.assist')}
      subtitle={t('assist.subtitle')}
      actions={
        <CustomerSearch
          value={q}
          onChange={(words) => void navigate({ search: (old) => ({ ...old, q: words }), replace: true })}
        />
      }
    >
      {q.trim().length > 1 ? <AssistFound q={q.trim()} choose={choose} /> : null}
      {/* Another person: what was looked at belongs to the conversation before. */}
      <Conversation key={customer ?? ''} customer={customer} choose={choose} />
    </Page>
  )
}

interface ConversationProps {
  customer: string | undefined
  choose: (id: string | undefined) => void
}

function Conversation({ customer, choose }: ConversationProps) {
  const [looked, setLooked] = useState<readonly LookedAt[]>([])
  const look = (productId: string) =>
    setLooked([...looked.filter((one) => one.productId !== productId), { productId, at: serverNow() }])
  return (
    <div className="assist">
      <div className="stack">
        {customer === undefined ? (
          <>
            <Card>
              <div className="nobody">
                <IconUserQuestion size={24} stroke={1.75} aria-hidden />
                <div>
                  <p className="medium">{t('assist.nobody')}</p>
                  <p className="small muted">{t('assist.nobodyText')}</p>
                </div>
              </div>
            </Card>
            <AssistFound q="" choose={choose} />
          </>
        ) : (
          <Known id={customer} leave={() => choose(undefined)} />
        )}
      </div>
      <div className="stack">
        <LookedNow customer={customer} looked={looked} change={setLooked} look={look} />
        <AssistRecommended customer={customer} looked={looked} look={look} />
      </div>
    </div>
  )
}

function Known({ id, leave }: { id: string; leave: () => void }) {
  const query = useQuery(customerQuery(id))
  return (
    <Loaded
      query={query}
      skeleton={
        <Card>
          <SkeletonLines lines={8} />
        </Card>
      }
    >
      {(customer) => (
        <AssistCustomer
          customer={customer}
          actions={
            <Button size="compact-xs" variant="subtle" leftSection={<IconX size={14} />} onClick={leave}>
              {t('assist.other')}
            </Button>
          }
        />
      )}
    </Loaded>
  )
}
