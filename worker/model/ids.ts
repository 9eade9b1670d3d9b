/** A string that was parsed as one kind of id and can't be passed for another; the mark exists for the compiler only. */
type Id<Kind extends string> = string & { readonly '~id': Kind }

export type SiteId = Id<'site'>
export type CustomerId = Id<'customer'>
export type ProductId = Id<'product'>
export type VariantId = Id<'variant'>
/** The id a client gave an event; an event is applied once per id. */
export type EventId = Id<'event'>
/** hash(site, run, step, occurrence): one message however often a timer fires. */
export type MessageId = Id<'message'>
export type RunId = Id<'run'>
export type RequestId = Id<'request'>

/** Marks a string as an id at the place where it was parsed or made. */
export const asId = <T extends Id<string>>(value: string): T => value as T
