import { Button, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { blockTitle } from '../blockTitle.ts'
import { Badge, Code } from '../parts/Badge.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { SkeletonLines, SkeletonRows } from '../parts/Skeleton.tsx'
import { blockQuery } from '../queries.ts'
import { useSaveBlock } from '../saveBlock.ts'
import type { Block } from '../shapes.ts'
import { t, tOf } from '../words.ts'
import { BlockPreview } from './BlockPreview.tsx'
import { RecipeForm } from './RecipeForm.tsx'
import '../style/block.css'

const route = getRouteApi('/blocks/$id')

export function BlockEditor() {
  const { id } = route.useParams()
  const query = useQuery(blockQuery(id))
  if (query.data === undefined) {
    return (
      <Page title={id} crumb={<Link to="/blocks">{t('nav.blocks')}</Link>}>
        <Loaded
          query={query}
          skeleton={
            <div className="editor">
              <div className="card">
                <SkeletonLines lines={10} />
              </div>
              <div className="card">
                <SkeletonRows />
              </div>
            </div>
          }
        >
          {() => null}
        </Loaded>
      </Page>
    )
  }
  return <Editor key={id} live={query.data} />
}

/** How many of the recipe's parts differ. */
const changesBetween = (before: Block, after: Block): number =>
  (Object.keys({ ...before.recipe, ...after.recipe }) as (keyof Block['recipe'])[]).filter(
    (part) => JSON.stringify(before.recipe[part]) !== JSON.stringify(after.recipe[part]),
  ).length +
  (JSON.stringify(before.title) === JSON.stringify(after.title) ? 0 : 1) +
  (before.enabled === after.enabled ? 0 : 1)

function Editor({ live }: { live: Block }) {
  const [draft, setDraft] = useState(live)
  const save = useSaveBlock()
  const changes = changesBetween(live, draft)
  const version = live.recipe.version
  const publish = () =>
    save.mutate({ block: draft, before: live, title: t('editor.saved', { name: blockTitle(draft) }) })
  // Publishing raises the version; a draft that differs by nothing else follows it.
  const current = changes === 0 || (changes === 1 && draft.recipe.version !== version)
  return (
    <Page
      title={blockTitle(draft)}
      crumb={<Link to="/blocks">{t('nav.blocks')}</Link>}
      badges={
        <>
          <Code>{live.id}</Code>
          <Badge>{tOf('placement', live.placement)}</Badge>
          <Badge tone={live.enabled ? 'ok' : 'plain'}>
            <span className={`dot${live.enabled ? '' : ' off'}`} />{' '}
            {t(live.enabled ? 'editor.live' : 'editor.off', { n: String(version) })}
          </Badge>
          {current ? null : <Badge tone="warn">{t('editor.changes', { n: changes })}</Badge>}
        </>
      }
      actions={
        <>
          <Switch
            label={t('blocks.on')}
            checked={draft.enabled}
            onChange={(event) => setDraft({ ...draft, enabled: event.currentTarget.checked })}
          />
          <Button disabled={current} onClick={() => setDraft(live)}>
            {t('editor.discard')}
          </Button>
          <Button variant="filled" disabled={current} loading={save.isPending} onClick={publish}>
            {t('editor.publish', { n: String(version + 1) })}
          </Button>
        </>
      }
    >
      <div className="editor">
        <RecipeForm block={draft} change={setDraft} />
        <BlockPreview block={draft} />
      </div>
    </Page>
  )
}
