import { Select } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useMember } from '../me.ts'
import { Card } from '../parts/Card.tsx'
import { questionOf } from '../previewAs.ts'
import { changesBetween } from '../recipeChanges.ts'
import type { Block, BlockVersions, Recipe } from '../shapes.ts'
import { usePreview } from '../usePreview.ts'
import { usePreviewSearch } from '../usePreviewSearch.ts'
import { t } from '../words.ts'
import { PreviewAs } from './recipe/PreviewAs.tsx'
import { PreviewSide } from './recipe/PreviewSide.tsx'
import { Replay } from './recipe/Replay.tsx'

const route = getRouteApi('/blocks/$id')

interface RecipePreviewProps {
  work: Block
  live: Block
  versions: BlockVersions
  /** the recipe as it is written, without open lines */
  draft: Recipe
}

const NOTHING = 'nothing'

/** What two recipes would show the same visitor now, side by side. Nothing is stored or counted. */
export function RecipePreview({ work, draft, live, versions }: RecipePreviewProps) {
  const search = usePreviewSearch(work.placement)
  const navigate = route.useNavigate()
  const { site } = useMember()
  const isChanged = changesBetween(live, work) > 0
  const shown = search.shown ?? 'draft'
  const beside = search.beside ?? (isChanged ? 'live' : NOTHING)
  const recipeOf = (which: string): Recipe | undefined =>
    which === 'draft'
      ? draft
      : which === 'live'
        ? live.recipe
        : versions.items.find(({ version }) => String(version) === which)?.block.recipe
  const question = questionOf(search, search.locale ?? site.language)
  const left = usePreview(live.id, recipeOf(shown) ?? draft, question)
  const right = usePreview(live.id, recipeOf(beside), question)
  const names = [
    { value: 'draft', label: t(isChanged ? 'preview.draft' : 'preview.current') },
    ...(isChanged ? [{ value: 'live', label: t('editor.live', { n: String(live.recipe.version) }) }] : []),
    ...versions.items
      .filter(({ version }) => version !== live.recipe.version)
      .map(({ version }) => ({ value: String(version), label: t('versions.number', { n: String(version) }) })),
  ]
  const set = (part: Partial<typeof search>) => void navigate({ search: (old) => ({ ...old, ...part }), replace: true })
  const isTwo = beside !== NOTHING && recipeOf(beside) !== undefined
  const answer = (query: typeof left) => query.data?.items.map(({ productId }) => productId) ?? []
  return (
    <div className="stack">
      <Card className="preview">
        <PreviewAs search={search} set={set} />
        <div className={isTwo ? 'sides two' : 'sides'}>
          <div>
            <div className="sideHead">
              <Select
                className="sideSelect"
                aria-label={t('preview.shown')}
                allowDeselect={false}
                data={names}
                value={recipeOf(shown) === undefined ? 'draft' : shown}
                onChange={(value) => set({ shown: value === 'draft' || value === null ? undefined : value })}
              />
              {isTwo ? null : (
                <Select
                  className="sideSelect push"
                  aria-label={t('preview.beside')}
                  placeholder={t('preview.compare')}
                  data={names.filter(({ value }) => value !== shown)}
                  value={null}
                  onChange={(value) => set({ beside: value ?? undefined })}
                />
              )}
            </div>
            <PreviewSide
              query={left}
              rules={recipeOf(shown)?.rules}
              against={isTwo && right.data !== undefined ? answer(right) : null}
              wide={!isTwo}
            />
          </div>
          {isTwo ? (
            <div>
              <div className="sideHead">
                <Select
                  className="sideSelect"
                  aria-label={t('preview.beside')}
                  allowDeselect={false}
                  data={[
                    ...names.filter(({ value }) => value !== shown),
                    { value: NOTHING, label: t('preview.nothing') },
                  ]}
                  value={beside}
                  onChange={(value) => set({ beside: value ?? undefined })}
                />
              </div>
              <PreviewSide
                query={right}
                rules={recipeOf(beside)?.rules}
                against={left.data === undefined ? null : answer(left)}
                wide={false}
              />
            </div>
          ) : null}
        </div>
        {isTwo ? (
          <Replay block={live.id} recipe={recipeOf(shown) ?? draft} against={recipeOf(beside) ?? live.recipe} />
        ) : null}
      </Card>
    </div>
  )
}
