import type { Handle, RecommendAnswer, RecommendRequest } from './handle.ts'

/** After this long the page goes on without: milliseconds. */
const patienceMs = 8000

/**
 * `aisle('recommend', {blocks}, done)`: without consent ranked from the current page alone. Resolves to null where the
 * server is down or says no, so that nothing of ours rejects in the page.
 */
export function recommender({ base, key, consent, visitor }: Handle) {
  return async (
    request: RecommendRequest,
    done?: (answer: RecommendAnswer | null) => void,
  ): Promise<RecommendAnswer | null> => {
    let answer: RecommendAnswer | null = null
    try {
      await consent.settled
      const { id, token } = consent.state.personalization === true ? visitor() : {}
      const locale = document.documentElement.lang || navigator.language
      const body = {
        writeKey: key,
        anonymousId: id,
        token: token || undefined,
        locale: /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(locale) ? locale : undefined,
        page: { url: location.href, referrer: document.referrer },
        ...request,
      }
      const response = await fetch(`${base}v1/recommend`, {
        method: 'POST',
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(patienceMs),
      })
      if (response.ok) answer = (await response.json()) as RecommendAnswer
    } catch {
      // The page stands without us.
    }
    done?.(answer)
    return answer
  }
}
