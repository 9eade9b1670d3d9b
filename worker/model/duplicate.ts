/** Why two products look like one. */
export type DuplicateReason = 'same-gtin' | 'same-mpn' | 'same-title' | 'like-title' | 'same-brand' | 'same-price'

/** `dismissed`: a person said they differ; `same`: a person said they are one. */
export const duplicateStates = ['open', 'dismissed', 'same'] as const
export type DuplicateState = (typeof duplicateStates)[number]
