import { Button, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { blockTitle } from '../blockTitle.ts'
import { completeRecipe } from '../completeRecipe.ts'
import { Badge, Code } from '../parts/Badge.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { SkeletonLines, SkeletonRows } from '../parts/Skeleton.tsx'
import { blockQuery } from '../queries.ts'
import { useSaveBlock } from '../saveBlock.ts'
import type { Block } from '../shapes.ts'
import { t, tOf } from '../words.ts'
import { BlockFunnel } from './BlockFunnel.tsx'
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

const recipeParts = (before: Block, after: Block): number =>
  (Object.keys({ ...before.recipe, ...after.recipe }) as (keyof Block['recipe'])[]).filter(
    // The version is the API's to raise.
    (part) => part !== 'version' && JSON.stringify(before.recipe[part]) !== JSON.stringify(after.recipe[part]),
  ).length
const sameRecipe = (before: Block, after: Block): boolean => recipeParts(before, after) === 0

/** How many parts of the block differ. */
const changesBetween = (before: Block, after: Block): number =>
  recipeParts(before, after) +
  (JSON.stringify(before.title) === JSON.stringify(after.title) ? 0 : 1) +
  (before.enabled === after.enabled ? 0 : 1)

function Editor({ live }: { live: Block }) {
  const [draft, setDraft] = useState(live)
  const [base, setBase] = useState(live)
  const save = useSaveBlock()
  // What went live elsewhere, or was taken back, shows here too, unless there are changes to lose.
  if (base !== live) {
    setBase(live)
    if (changesBetween(base, draft) === 0 || changesBetween(live, draft) === 0) setDraft(live)
  }
  const changes = changesBetween(live, draft)
  const current = changes === 0
  const version = live.recipe.version
  const recipeChanged = !sameRecipe(live, draft)
  const publish = () =>
    save.mutate({
      block: { ...draft, recipe: completeRecipe(draft.recipe) },
      before: live,
      title: t('editor.saved', { name: blockTitle(draft) }),
    })
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
            {recipeChanged ? t('editor.publish', { n: String(version + 1) }) : t('editor.save')}
          </Button>
        </>
      }
    >
      <div className="editor">
        <RecipeForm block={draft} change={setDraft} />
        <BlockPreview block={draft} />
      </div>
      <BlockFunnel id={live.id} />
    </Page>
  )
}
