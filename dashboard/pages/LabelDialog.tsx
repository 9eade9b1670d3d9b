import { Button, Modal } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { LabelEstimate } from '../../worker/jobs/estimateLabels.ts'
import { send } from '../client.ts'
import { dollars, number } from '../format.ts'
import { labelEstimateQuery, labelsQuery, type LabellerView } from '../labelQueries.ts'
import { LinkButton } from '../parts/LinkButton.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Notice } from '../parts/Notice.tsx'
import { SkeletonLines } from '../parts/Skeleton.tsx'
import { toast } from '../parts/toasts.ts'
import { t } from '../words.ts'

/** What asking the language model would cost, and the button that asks it. */
export function LabelDialog({ close }: { close: () => void }) {
  const labels = useQuery(labelsQuery())
  return (
    <Modal opened onClose={close} title={t('label.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Loaded query={labels} skeleton={<SkeletonLines lines={6} />}>
        {({ settings }) => (settings === null ? <NotSetUp /> : <Weighed settings={settings} close={close} />)}
      </Loaded>
    </Modal>
  )
}

const NotSetUp = () => (
  <div className="stack">
    <p className="muted">{t('label.notSetUp')}</p>
    <div>
      <LinkButton to="/settings" search={{ tab: 'model' }} variant="filled">
        {t('label.setUp')}
      </LinkButton>
    </div>
  </div>
)

function Weighed({ settings, close }: { settings: LabellerView; close: () => void }) {
  const queries = useQueryClient()
  const estimate = useQuery(labelEstimateQuery())
  const run = useMutation({
    mutationFn: () => send('POST', '/api/jobs/label'),
    onSuccess: async () => {
      close()
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === 'jobs' })
    },
    onError: (error) => toast({ tone: 'bad', title: t('notSaved'), detail: error.message }),
  })
  return (
    <div className="stack">
      <p className="muted">{t('label.text', { model: settings.model })}</p>
      <Loaded query={estimate} skeleton={<SkeletonLines lines={6} />}>
        {(weighed) => (
          <>
            <Rows weighed={weighed} />
            {weighed.cost > weighed.mostCost ? (
              <Notice tone="warn">{t('label.capped', { most: dollars(weighed.mostCost) })}</Notice>
            ) : null}
            <div className="row" style={{ justifyContent: 'flex-end' }}>
              <Button onClick={close}>{t('label.notNow')}</Button>
              <Button
                variant="filled"
                disabled={weighed.questions === 0}
                loading={run.isPending}
                onClick={() => run.mutate()}
              >
                {weighed.questions === 0
                  ? t('label.nothing')
                  : t('label.ask', { cost: dollars(Math.min(weighed.cost, weighed.mostCost)) })}
              </Button>
            </div>
          </>
        )}
      </Loaded>
    </div>
  )
}

function Rows({ weighed }: { weighed: LabelEstimate }) {
  const rows = [
    [t('label.products'), t('label.ofAll', { n: weighed.asked, all: weighed.products })],
    [t('label.known'), number(weighed.known)],
    [t('label.types'), number(weighed.types)],
    [t('label.questions'), number(weighed.questions)],
    [t('label.tokens'), t('label.inOut', { in: weighed.tokensIn, out: weighed.tokensOut })],
    [t('label.most'), dollars(weighed.mostCost)],
  ] as const
  return (
    <dl className="weighed">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="num">{value}</dd>
        </div>
      ))}
      <div className="weighedSum">
        <dt>{t('label.cost')}</dt>
        <dd className="num">{dollars(weighed.cost)}</dd>
      </div>
    </dl>
  )
}
