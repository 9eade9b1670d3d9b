import * as v from 'valibot'
import { ChatFailure, type Chat } from '../catalog/label/modelLabeller.ts'
import { tokensOf } from '../catalog/label/question.ts'
import type { ChatModel } from '../env.ts'

/** https://developers.cloudflare.com/workers-ai/features/json-mode/: `response` is the object itself, or its text. */
const Answer = v.object({
  response: v.union([v.string(), v.record(v.string(), v.unknown())]),
  usage: v.optional(v.object({ prompt_tokens: v.number(), completion_tokens: v.number() })),
})

/** Asks a model of Workers AI through the Worker's binding. */
export const chatWithAi =
  (ai: ChatModel, model: string): Chat =>
  async (question) => {
    const said = await ai
      .run(model, {
        messages: [
          { role: 'system', content: question.system },
          { role: 'user', content: question.user },
        ],
        response_format: { type: 'json_schema', json_schema: question.schema },
        max_tokens: question.mostTokens,
      })
      .catch((error: unknown) => {
        throw new ChatFailure(`Workers AI: ${error instanceof Error ? error.message : String(error)}`, false)
      })
    const parsed = v.safeParse(Answer, said)
    const text = !parsed.success
      ? ''
      : typeof parsed.output.response === 'string'
        ? parsed.output.response
        : JSON.stringify(parsed.output.response)
    const usage = parsed.success ? parsed.output.usage : undefined
    return {
      text,
      tokens:
        usage === undefined
          ? { in: tokensOf(question.system + question.user), out: tokensOf(text) }
          : { in: usage.prompt_tokens, out: usage.completion_tokens },
    }
  }
